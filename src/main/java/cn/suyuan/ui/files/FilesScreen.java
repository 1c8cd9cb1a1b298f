package cn.suyuan.ui.files;

import cn.suyuan.audit.PackDelivery;
import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.ui.signature.SignaturePanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The pack as a tree, who signed it, what was odd, and what each file looks like. */
public final class FilesScreen implements ScreenView {
    private static final int MOST_TOLD = 4;
    private final Session session;
    private final Words words;
    private final FileTree tree;
    private final PreviewPane preview;
    private final Grid<SignatureCheck> signatures;
    private final ProblemList list;
    private final Grid<ImportProblem> problems;
    private final FlowPane summary = Parts.flow();
    private final SignaturePanel panel;
    private final VBox detail = new VBox();
    private final Tab signatureTab = new Tab();
    private final Tab amendmentTab = new Tab();
    private final TabPane tabs = new TabPane();
    private final Optional<AmendmentPane> amendments;
    private final Optional<RememberedOffer> remembered;
    private final Tab problemTab = new Tab();
    private final Node node;
    private final BooleanProperty noTable = new SimpleBooleanProperty(true);
    private String selectedTable = "";

    public FilesScreen(Session session) {
        this.session = session;
        this.words = session.words();
        tree = new FileTree(words, this::select);
        preview = new PreviewPane(session);
        panel = new SignaturePanel(words);
        signatures = signatureGrid();
        list = new ProblemList(words);
        problems = list.grid(problem -> {
            reach(problem.file(), new TablePane.Place(problem.sheet(), problem.row(), problem.column()));
            session.select(list.selection(problem));
        });
        SplitPane split = new SplitPane(tree.node(), preview.node());
        split.setDividerPositions(0.42);
        SplitPane all = new SplitPane(split, lower());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.62);
        amendments = session.desk()
                .amendments()
                .map(desk -> new AmendmentPane(session, desk, list::columnName, this::reachChange));
        amendments.ifPresent(pane -> amendmentTab.setContent(pane.node()));
        remembered = session.desk().mappings().map(desk -> new RememberedOffer(session, desk));
        VBox page = new VBox(10, summary, tools());
        remembered.ifPresent(offer -> page.getChildren().add(offer.node()));
        page.getChildren().add(Parts.grow(all));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        List<EvidenceFile> files = view.files().pack().files();
        tree.show(files, view.files().pack().kind() == ContainerKind.BAG);
        signatures.rows(view.files().signatures());
        view.files().signatures().stream()
                .findFirst()
                .ifPresent(first -> detail.getChildren().setAll(panel.of(first)));
        List<ImportProblem> all = ProblemList.of(view);
        problems.rows(all);
        signatureTab.setText(
                words.of("files.tab.signatures", view.files().signatures().size()));
        problemTab.setText(words.of("files.tab.problems", all.size()));
        Tone tone = switch (view.files().integrity()) {
            case INTACT -> Tone.GOOD;
            case ALTERED -> Tone.BAD;
            case NOT_VERIFIABLE -> Tone.UNKNOWN;
        };
        summary.getChildren()
                .setAll(
                        Parts.text(words.of("screen.files"), "title"),
                        Parts.badge(new Mark(
                                tone, words.of("files.integrity", view.files().integrity()))),
                        Parts.line(view.files().pack().containerName(), "strong"));
        remembered.ifPresent(offer -> offer.show(view));
        session.desk().amendments().ifPresent(desk -> session.tasks().look(progress -> desk.deliveries(), this::show));
        for (FileState state : FileState.values()) {
            long count = files.stream().filter(f -> f.state() == state).count();
            if (count > 0) {
                summary.getChildren()
                        .add(Parts.badge(new Mark(
                                tree.mark(state).tone(), tree.mark(state).word() + " " + count)));
            }
        }
    }

    @Override
    public void reach(String path, int row) {
        reach(path, new TablePane.Place("", row, ""));
    }

    private void show(List<PackDelivery> deliveries) {
        amendmentTab.setText(words.of("amend.tab", deliveries.size()));
        if (deliveries.size() < 2) {
            tabs.getTabs().remove(amendmentTab);
        } else if (!tabs.getTabs().contains(amendmentTab)) {
            tabs.getTabs().add(amendmentTab);
        }
        amendments.ifPresent(pane -> pane.show(deliveries));
    }

    private void reachChange(String path, PackChange change) {
        reach(path, new TablePane.Place("", change.row(), change.column()));
    }

    /** Goes to a cell. */
    private void reach(String path, TablePane.Place place) {
        tree.pick(path);
        preview.show(path, place);
    }

    /** Reading a table otherwise, and what to send to a company. */
    private Node tools() {
        Button mapping = Parts.button(
                words.of("mapping.open"),
                "mdi2t-table-cog",
                () -> session.desk().mappings().ifPresent(desk -> MappingSheet.open(session, desk, selectedTable)));
        mapping.setId("mapping-open");
        mapping.disableProperty().bind(noTable);
        Button request = Parts.button(
                words.of("request.open"),
                "mdi2f-folder-download-outline",
                () -> session.files()
                        .folder(words.of("request.open"))
                        .ifPresent(folder -> session.tasks()
                                .look(
                                        progress -> session.desk().mappings().isPresent()
                                                ? session.desk()
                                                        .mappings()
                                                        .get()
                                                        .request(folder)
                                                : 0,
                                        count -> session.tell(words.of("request.done", count, folder.toString())))));
        request.setId("request-open");
        return Parts.row(mapping, request);
    }

    private Node lower() {
        detail.getStyleClass().add("picture");
        SplitPane signed = new SplitPane(signatures.view(), Parts.scroll(detail));
        signed.setDividerPositions(0.55);
        signatureTab.setContent(signed);
        problemTab.setContent(problems.view());
        tabs.getTabs().setAll(problemTab, signatureTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }

    private void select(EvidenceFile file) {
        preview.show(file.path(), TablePane.Place.none());
        String lower = file.path().toLowerCase(java.util.Locale.ROOT);
        boolean table = lower.matches(".*\\.(csv|txt|tsv|xlsx|xlsm|xls|et)");
        selectedTable = file.path();
        noTable.set(!table || file.state() == FileState.MISSING);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("files.field.size"), words.of("files.bytes", file.size())));
        fields.add(new Field("SM3", file.sm3().isEmpty() ? words.of("kit.value.missing") : file.sm3()));
        if (!file.reason().isEmpty()) {
            List<String> reason = file.reason();
            fields.add(new Field(
                    words.of("files.field.reason"), words.of(reason.get(0), reason.subList(1, reason.size()))));
        }
        session.current().ifPresent(view -> told(view, file.path(), fields));
        session.select(new Selection(
                file.path(),
                Optional.of(tree.mark(file.state())),
                fields,
                session.current()
                        .map(view -> view.judged().observations().stream()
                                .filter(o -> o.evidence().stream()
                                        .anyMatch(e -> e.file().equals(file.path())))
                                .toList())
                        .orElse(List.of()),
                List.of()));
    }

    /** The first signatures in a file and the first problems of it; the tables below have them all. */
    private void told(CaseView view, String path, List<Field> fields) {
        view.files().signatures().stream()
                .filter(check -> check.place().equals(path) || check.place().startsWith(path + ":"))
                .limit(MOST_TOLD)
                .forEach(check -> fields.add(new Field(
                        words.of("files.field.signature"),
                        String.join(
                                " · ",
                                panel.usable(check).word(),
                                words.of("files.column.cryptographic") + " "
                                        + words.of("trust.cryptographic", check.cryptographic()),
                                words.of("trust.path", check.chain()),
                                check.signer()))));
        ProblemList.of(view).stream()
                .filter(problem -> problem.file().equals(path))
                .limit(MOST_TOLD)
                .forEach(problem ->
                        fields.add(new Field(words.of("files.problem", problem.code()), list.said(problem))));
    }

    private Grid<SignatureCheck> signatureGrid() {
        return new Grid<SignatureCheck>("signatures", words.of("files.signatures.none"))
                .mark(words.of("files.column.usable"), 110, panel::usable)
                .column(words.of("files.column.what"), 90, s -> words.of("files.what", s.what()))
                .column(words.of("files.column.place"), 190, SignatureCheck::place)
                .column(words.of("files.column.signer"), 220, SignatureCheck::signer)
                .column(
                        words.of("files.column.cryptographic"),
                        100,
                        s -> words.of("trust.cryptographic", s.cryptographic()))
                .column(words.of("files.column.chain"), 120, s -> words.of("trust.path", s.chain()))
                .column(words.of("files.column.algorithm"), 110, SignatureCheck::algorithm)
                .column(
                        words.of("files.column.time"),
                        200,
                        s -> s.time().map(t -> t.text()).orElse(""))
                .picked(this::select);
    }

    private void select(SignatureCheck check) {
        detail.getChildren().setAll(panel.of(check));
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("files.column.place"), check.place()));
        fields.add(new Field(words.of("files.column.signer"), check.signer()));
        check.keyId().ifPresent(key -> fields.add(new Field(words.of("files.field.key"), key)));
        fields.add(new Field(words.of("files.column.algorithm"), check.algorithm()));
        fields.add(new Field(
                words.of("files.column.cryptographic"), words.of("trust.cryptographic", check.cryptographic())));
        fields.add(new Field(words.of("files.column.chain"), words.of("trust.path", check.chain())));
        fields.add(new Field(words.of("files.field.stamp"), words.of("trust.timestamp", check.timestamp())));
        check.time().ifPresent(time -> fields.add(new Field(words.of("files.column.time"), time.text())));
        Stream.concat(check.reasons().stream(), check.path().reasons().stream())
                .distinct()
                .forEach(reason -> fields.add(
                        new Field(words.of("files.field.reason"), words.of(reason.key(), reason.arguments()))));
        session.select(new Selection(
                words.of("files.what", check.what()), Optional.of(panel.usable(check)), fields, List.of(), List.of()));
    }
}
