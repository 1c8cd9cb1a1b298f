package cn.suyuan.ui.files;

import cn.suyuan.audit.PackDelivery.Relation;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.AmendmentDesk;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** A pack that is brought: the first is imported at once; of a later one the auditor says what it does to the first. */
public final class Arrival {

    private Arrival() {}

    /** Imports a folder or ZIP, however it was chosen or dropped. */
    public static void bring(Session session, Path pack) {
        Optional<AmendmentDesk> desk = session.desk().amendments();
        if (desk.isEmpty() || session.current().filter(CaseView::hasEvidence).isEmpty()) {
            session.change(
                    "task.import",
                    progress -> session.desk().importPack(pack, progress),
                    view -> session.go(Screen.FILES));
            return;
        }
        ask(session, desk.get(), pack);
    }

    private static void ask(Session session, AmendmentDesk desk, Path pack) {
        Words words = session.words();
        ToggleGroup group = new ToggleGroup();
        RadioButton replaces = new RadioButton(words.of("amend.replaces"));
        RadioButton completes = new RadioButton(words.of("amend.completes"));
        replaces.setId("amend-replaces");
        completes.setId("amend-completes");
        replaces.setToggleGroup(group);
        completes.setToggleGroup(group);
        boolean loose =
                !pack.toString().toLowerCase(Locale.ROOT).endsWith(".zip") && !Files.exists(pack.resolve("bagit.txt"));
        (loose ? completes : replaces).setSelected(true);
        VBox content = new VBox(
                8,
                Parts.text(words.of("amend.about", String.valueOf(pack.getFileName()))),
                replaces,
                Parts.text(words.of("amend.replaces.about"), "muted"),
                completes,
                Parts.text(words.of("amend.completes.about"), "muted"));
        session.sheets().ask(words.of("amend.title"), content, words.of("amend.import"), () -> {
            Relation relation = replaces.isSelected() ? Relation.REPLACES : Relation.COMPLETES;
            session.change(
                    "task.import",
                    progress -> desk.importPack(pack, relation, progress),
                    view -> session.go(Screen.FILES));
            return true;
        });
    }
}
