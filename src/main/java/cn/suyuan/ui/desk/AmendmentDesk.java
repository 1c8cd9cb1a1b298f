package cn.suyuan.ui.desk;

import cn.suyuan.app.AmendmentWork.Amendment;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.audit.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the window asks about several packs of one case; every call may take long. */
public interface AmendmentDesk {
    /** Imports a pack that replaces or completes the evidence so far. */
    CaseView importPack(Path pack, PackDelivery.Relation relation, Progress progress) throws DeskException;

    /** The packs of the case in the order in which they came. */
    List<PackDelivery> deliveries() throws DeskException;

    /** What a delivery changed; empty for the first. */
    Optional<Amendment> amendment(int number, Progress progress) throws DeskException;
}
