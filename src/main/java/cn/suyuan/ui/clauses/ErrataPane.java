package cn.suyuan.ui.clauses;

import cn.suyuan.rule.Erratum;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Contradictions and gaps of the draft, found by the authors of the tool, to be sent as its feedback form. */
final class ErrataPane {
    private final Session session;
    private final Words words;
    private final Grid<Erratum> grid;
    private final VBox detail = new VBox(8);
    private final Node node;

    ErrataPane(Session session) {
        this.session = session;
        this.words = session.words();
        grid = new Grid<Erratum>("errata", "—")
                .number(words.of("rule.errata.number"), 50, e -> Integer.toString(e.number()))
                .column(words.of("rule.errata.clause"), 90, Erratum::clause)
                .column(words.of("rule.errata.issue"), 420, e -> words.pick(e.issue()))
                .column(words.of("rule.errata.proposal"), 420, e -> words.pick(e.proposal()))
                .picked(this::show);
        grid.rows(session.desk().errata());
        Button export = Parts.button(words.of("rule.errata.export"), "mdi2e-export-variant", this::export);
        export.setId("errata-export");
        detail.getStyleClass().add("lower");
        VBox box = new VBox(
                8,
                Parts.text(words.of("rule.errata.about"), "muted"),
                Parts.flow(export, grid.filterField(words.of("clauses.filter.prompt")), grid.count(words)),
                grid.view(),
                detail);
        box.getStyleClass().add("tab-content");
        node = box;
    }

    Node node() {
        return node;
    }

    private void show(Erratum erratum) {
        detail.getChildren()
                .setAll(
                        Parts.text(words.of("frame.clause", erratum.clause()), "strong"),
                        Parts.text(words.pick(erratum.issue())),
                        Parts.text(words.of("rule.errata.reason") + "：" + words.pick(erratum.reason()), "muted"),
                        Parts.text(words.of("rule.errata.proposal") + "：" + words.pick(erratum.proposal())));
    }

    private void export() {
        session.files()
                .folder(words.of("rule.errata.export"))
                .ifPresent(folder -> session.tasks()
                        .act(
                                "rule.errata.export",
                                progress -> session.desk().exportErrata(folder),
                                files -> session.tell(words.of(
                                        "sampling.print.done",
                                        files.stream().map(Path::toString).collect(Collectors.joining("  "))))));
    }
}
