package cn.suyuan.ui.bench;

import cn.suyuan.app.AmendmentWork.Amendment;
import cn.suyuan.app.Workbench;
import cn.suyuan.app.WorkbenchException;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.audit.Progress;
import cn.suyuan.ui.desk.AmendmentDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.DeskException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Several packs of one case, by the real program. */
record WorkbenchAmendments(Workbench workbench, CaseViews views) implements AmendmentDesk {

    @Override
    public CaseView importPack(Path pack, PackDelivery.Relation relation, Progress progress) throws DeskException {
        try {
            return views.of(workbench.amendments().importPack(pack, Optional.of(relation), progress));
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public List<PackDelivery> deliveries() throws DeskException {
        try {
            return workbench.amendments().deliveries();
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }

    @Override
    public Optional<Amendment> amendment(int number, Progress progress) throws DeskException {
        try {
            return workbench.amendments().amendment(number, progress);
        } catch (WorkbenchException e) {
            throw WorkbenchDesk.told(e);
        }
    }
}
