package cn.suyuan.ui.findings;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.JournalLine;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The nonconformities: drafts of the checks and the auditor's own; each decision is an act in the journal. */
public final class FindingsScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<Finding> grid;
    private final FlowPane summary = Parts.flow();
    private final VBox detail = new VBox(10);
    private final Decisions decisions;
    private final Node node;

    public FindingsScreen(Session session) {
        this.session = session;
        this.words = session.words();
        decisions = new Decisions(session);
        grid = new Grid<Finding>("findings", words.of("findings.none"))
                .number(words.of("findings.column.no"), 52, f -> f.no() == 0 ? "—" : Integer.toString(f.no()))
                .column(words.of("findings.column.clause"), 110, f -> list(f.clauses()))
                .mark(words.of("findings.column.grade"), 104, f -> grade(words, f))
                .mark(words.of("findings.column.status"), 92, f -> status(words, f))
                .mark(words.of("findings.review.column"), 96, this::review)
                .column(
                        words.of("findings.column.description"),
                        400,
                        f -> words.pick(f.descriptionZh(), f.descriptionEn()))
                .column(
                        words.of("findings.column.mode"),
                        60,
                        f -> f.verification().name())
                .picked(this::select);
        grid.view().getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        detail.getStyleClass().add("lower");
        SplitPane split = new SplitPane(grid.view(), Parts.scroll(detail));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.45);
        VBox page = new VBox(10, Parts.text(words.of("screen.findings"), "title"), summary, tools(), Parts.grow(split));
        page.getStyleClass().add("page");
        page.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node = page;
    }

    static Mark grade(Words words, Finding finding) {
        return new Mark(Tone.of(finding.grade()), words.grade(finding.grade()));
    }

    static Mark status(Words words, Finding finding) {
        Tone tone = switch (finding.status()) {
            case DRAFT -> Tone.NOTE;
            case ACCEPTED -> Tone.GOOD;
            case OBSERVED, WITHDRAWN -> Tone.NEUTRAL;
        };
        return new Mark(tone, words.of("findings.status", finding.status()));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<String> picked = grid.picked().map(Finding::findingId);
        int row = Math.max(0, grid.view().getSelectionModel().getSelectedIndex());
        List<Finding> findings = view.judged().findings();
        grid.view().getSelectionModel().clearSelection();
        grid.rows(findings);
        summary(view, findings);
        detail.getChildren().setAll(Parts.text(words.of("findings.pick"), "muted"));
        Optional<String> still = picked.filter(
                id -> findings.stream().anyMatch(f -> f.findingId().equals(id)));
        if (still.isPresent()) {
            pick(still.get());
        } else if (!grid.view().getItems().isEmpty()) {
            // the place stays where the finding that was there is gone
            int next = Math.min(row, grid.view().getItems().size() - 1);
            grid.view().getSelectionModel().select(next);
        }
        Platform.runLater(this::keepKeyboard);
    }

    /** The next key goes to the board where nothing else has the keyboard. */
    private void keepKeyboard() {
        Scene scene = grid.view().getScene();
        if (scene != null && !session.sheets().isAsking() && !(scene.getFocusOwner() instanceof TextInputControl)) {
            grid.view().requestFocus();
        }
    }

    private void summary(CaseView view, List<Finding> findings) {
        summary.getChildren().clear();
        for (Finding.Status status : Finding.Status.values()) {
            long count = findings.stream().filter(f -> f.status() == status).count();
            summary.getChildren().add(Parts.line(words.of("findings.status", status) + " " + count, "muted"));
        }
        FindingHistory history = new FindingHistory(view);
        long open = findings.stream()
                .filter(Finding::stands)
                .filter(f -> history.review(f.findingId()).isEmpty())
                .count();
        summary.getChildren().add(Parts.line(words.of("findings.review.open", open), "muted"));
        String conclusion = view.judged().conclusion();
        summary.getChildren()
                .add(Parts.line(
                        words.of("findings.conclusion", words.orElse("findings.conclusion." + conclusion, conclusion)),
                        "strong"));
    }

    @Override
    public void reach(String findingId, int row) {
        pick(findingId);
    }

    private void pick(String findingId) {
        grid.view().getSelectionModel().clearSelection();
        grid.pick(f -> f.findingId().equals(findingId));
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
        if (!plain
                || event.getTarget() instanceof TextInputControl
                || session.sheets().isAsking()) {
            return;
        }
        if (event.getCode() == KeyCode.N) {
            decisions.own();
            event.consume();
        } else if (grid.picked()
                .filter(f -> decisions.key(event.getCode(), f, selected()))
                .isPresent()) {
            event.consume();
        }
    }

    private List<Finding> selected() {
        return List.copyOf(grid.view().getSelectionModel().getSelectedItems());
    }

    private Node tools() {
        return new VBox(
                6,
                Parts.flow(
                        grid.filterField(words.of("findings.filter.prompt")),
                        own(),
                        Parts.button(
                                words.of("findings.report.button"),
                                Screen.PAPER.icon(),
                                () -> session.go(Screen.PAPER)),
                        Parts.button(words.of("findings.help.button"), "mdi2h-help-circle-outline", this::help, "flat"),
                        grid.count(words)),
                Parts.text(words.of("findings.keys"), "muted", "small-text"));
    }

    private Node own() {
        var own = Parts.button(words.of("findings.own.button"), "mdi2p-plus", decisions::own);
        own.setId("finding-own");
        return own;
    }

    private void help() {
        session.sheets()
                .ask(
                        words.of("findings.help.title"),
                        Parts.text(words.of("findings.help.text")),
                        words.of("kit.sheet.ok"),
                        () -> true);
    }

    private void select(Finding finding) {
        detail.getChildren()
                .setAll(
                        Parts.flow(
                                Parts.heading(words.of(
                                        "findings.title",
                                        finding.no() == 0 ? "—" : finding.no(),
                                        list(finding.clauses()))),
                                Parts.badge(grade(words, finding)),
                                Parts.badge(status(words, finding))),
                        decisions.buttons(finding, selected()),
                        Parts.text(words.pick(finding.descriptionZh(), finding.descriptionEn())));
        if (!finding.gradeReason().isBlank()) {
            detail.getChildren().add(Parts.text(words.of("findings.reason", finding.gradeReason()), "muted"));
        }
        detail.getChildren()
                .add(Parts.text(
                        words.of(
                                "findings.mode." + finding.verification().name().toLowerCase(Locale.ROOT)),
                        "muted"));
        session.current().ifPresent(view -> {
            if (unsupported(view, finding)) {
                detail.getChildren()
                        .add(
                                1,
                                Parts.flow(
                                        Parts.badge(new Mark(Tone.WARNING, words.of("findings.unsupported"))),
                                        Parts.text(words.of("findings.unsupported.about"), "muted")));
            }
            history(view, finding);
            evidence(view, finding);
        });
    }

    /** Whether nothing that the checks found now stands behind it any more. */
    private static boolean unsupported(CaseView view, Finding finding) {
        return !finding.observationKeys().isEmpty()
                && finding.observationKeys().stream()
                        .map(view::observation)
                        .flatMap(Optional::stream)
                        .noneMatch(o -> o.isNonconformity() || o.advisory());
    }

    private Mark review(Finding finding) {
        Optional<JournalLine> review =
                session.current().flatMap(view -> new FindingHistory(view).review(finding.findingId()));
        if (review.isEmpty()) {
            return new Mark(Tone.NEUTRAL, "");
        }
        boolean agreed = review.get().value("result").equals("agreed");
        return new Mark(
                agreed ? Tone.GOOD : Tone.WARNING,
                words.of(agreed ? "findings.review.agreed" : "findings.review.returned"));
    }

    private void history(CaseView view, Finding finding) {
        FindingHistory history = new FindingHistory(view);
        history.review(finding.findingId())
                .ifPresent(line -> detail.getChildren()
                        .add(Parts.text(words.of(
                                "findings.review.line",
                                words.orElse("log.result." + line.value("result"), ""),
                                line.value("note"),
                                line.person(),
                                line.time()))));
        VBox lines = Parts.column(Parts.heading(words.of("findings.history")));
        lines.setId("finding-history");
        List<String> entries = history.lines(finding.findingId(), words);
        if (entries.isEmpty()) {
            lines.getChildren().add(Parts.text(words.of("findings.history.none"), "muted"));
        }
        entries.forEach(entry -> lines.getChildren().add(Parts.text(entry, "small-text")));
        detail.getChildren().add(lines);
    }

    private void evidence(CaseView view, Finding finding) {
        List<Observation> observations = finding.observationKeys().stream()
                .map(view::observation)
                .flatMap(Optional::stream)
                .toList();
        List<EvidenceReference> places = Stream.concat(
                        finding.evidence().stream(),
                        observations.stream()
                                .flatMap(o -> o.evidence().stream())
                                .limit(8))
                .distinct()
                .toList();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("findings.observations"), Integer.toString(observations.size())));
        if (!finding.evidence().isEmpty()) {
            fields.add(new Field(
                    words.of("findings.evidence.added"),
                    list(finding.evidence().stream()
                            .map(EvidenceReference::file)
                            .toList())));
        }
        session.select(new Selection(
                words.of("findings.evidence", finding.no() == 0 ? "—" : finding.no()),
                Optional.of(grade(words, finding)),
                fields,
                observations,
                places));
    }

    private String list(List<String> texts) {
        return String.join(words.of("kit.list.separator"), texts);
    }
}
