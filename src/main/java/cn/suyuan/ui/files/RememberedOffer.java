package cn.suyuan.ui.files;

import cn.suyuan.evidence.ColumnMapping;
import cn.suyuan.evidence.ColumnMapping.TableMapping;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.FileState;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.DeskException;
import cn.suyuan.ui.desk.MappingDesk;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** A mapping remembered for the company that fits files of this pack: offered, and used only when a person says so. */
final class RememberedOffer {
    private final Session session;
    private final Words words;
    private final MappingDesk desk;
    private final HBox node = Parts.row();
    private String refused = "";

    /**
     * A remembered mapping of a file of this pack.
     *
     * @param path path inside the pack
     * @param mapping how a file like it was read the last time
     */
    record Fitting(String path, TableMapping mapping) {}

    RememberedOffer(Session session, MappingDesk desk) {
        this.session = session;
        this.words = session.words();
        this.desk = desk;
        node.setId("remembered");
        node.getStyleClass().add("notice");
        hide();
    }

    Node node() {
        return node;
    }

    void show(CaseView view) {
        String organization = view.head().scope().organization();
        if (organization.isBlank()) {
            hide();
            return;
        }
        session.tasks().look(progress -> fitting(view, organization), found -> {
            if (found.isEmpty() || found.toString().equals(refused)) {
                hide();
            } else {
                offer(found);
            }
        });
    }

    /** Files that a remembered mapping fits and that this case has not been told how to read. */
    private List<Fitting> fitting(CaseView view, String organization) throws DeskException {
        Optional<ColumnMapping> remembered = desk.remembered(organization);
        if (remembered.isEmpty()) {
            return List.of();
        }
        ColumnMapping current = desk.current();
        List<Fitting> fitting = new ArrayList<>();
        for (EvidenceFile file : view.files().pack().files()) {
            if (file.state() != FileState.MISSING && current.of(file.path()).isEmpty()) {
                remembered
                        .get()
                        .of(file.path())
                        .ifPresent(mapping -> fitting.add(new Fitting(file.path(), here(mapping, file.path()))));
            }
        }
        return fitting;
    }

    private static TableMapping here(TableMapping mapping, String path) {
        return new TableMapping(
                mapping.table(),
                path,
                mapping.sheets(),
                mapping.headerRow(),
                mapping.headerRows(),
                mapping.columns(),
                mapping.constants());
    }

    private void offer(List<Fitting> found) {
        List<String> names = found.stream()
                .map(f -> f.path() + " → "
                        + words.of("intake.table." + f.mapping().table()))
                .toList();
        Button use = Parts.button(words.of("remember.use"), "mdi2c-check", () -> use(found), "accent");
        use.setId("remembered-use");
        Button look = Parts.button(
                words.of("remember.look"),
                "mdi2t-table-eye",
                () -> MappingSheet.open(
                        session, desk, found.get(0).path(), found.get(0).mapping()));
        look.setId("remembered-look");
        Button no = Parts.button(words.of("remember.no"), "mdi2c-close", () -> {
            refused = found.toString();
            hide();
        });
        no.setId("remembered-no");
        node.getChildren()
                .setAll(
                        Parts.icon("mdi2h-history"),
                        Parts.grow(Parts.line(words.of(
                                "remember.offer", found.size(), String.join(words.of("kit.list.separator"), names)))),
                        Parts.spring(),
                        look,
                        no,
                        use);
        node.setVisible(true);
        node.setManaged(true);
    }

    private void use(List<Fitting> found) {
        hide();
        session.change(
                "task.mapping",
                progress -> {
                    ColumnMapping all = desk.current();
                    String organization = session.current()
                            .map(view -> view.head().scope().organization())
                            .orElse("");
                    ColumnMapping joined = new ColumnMapping(organization, all.tables());
                    for (Fitting each : found) {
                        joined = joined.with(each.mapping());
                    }
                    return desk.choose(joined, progress);
                },
                view -> {});
    }

    private void hide() {
        node.setVisible(false);
        node.setManaged(false);
    }
}
