package cn.suyuan.ui.findings;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.Screen;
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
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Findings drafted from the checks and the auditor's own, each with its evidence and the decisions on it. */
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
                .column(
                        words.of("findings.column.clause"),
                        110,
                        f -> String.join(words.of("kit.list.separator"), f.clauses()))
                .mark(words.of("findings.column.grade"), 104, f -> grade(words, f))
                .mark(words.of("findings.column.status"), 92, f -> status(words, f))
                .column(
                        words.of("findings.column.description"),
                        400,
                        f -> words.pick(f.descriptionZh(), f.descriptionEn()))
                .column(
                        words.of("findings.column.mode"),
                        60,
                        f -> f.verification().name())
                .picked(this::select);
        detail.getStyleClass().add("lower");
        SplitPane split = new SplitPane(grid.view(), Parts.scroll(detail));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        VBox page = new VBox(10, Parts.text(words.of("screen.findings"), "title"), summary, tools(), Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    static Mark grade(Words words, Finding finding) {
        return new Mark(Tone.of(finding.grade()), words.grade(finding.grade()));
    }

    static Mark status(Words words, Finding finding) {
        Tone tone = switch (finding.status()) {
            case DRAFT -> Tone.NOTE;
            case ACCEPTED -> Tone.GOOD;
            case WITHDRAWN -> Tone.NEUTRAL;
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
        List<Finding> findings = view.judged().findings();
        grid.rows(findings);
        summary.getChildren().clear();
        for (Finding.Status status : Finding.Status.values()) {
            long count = findings.stream().filter(f -> f.status() == status).count();
            summary.getChildren().add(Parts.line(words.of("findings.status", status) + " " + count, "muted"));
        }
        String conclusion = view.judged().conclusion();
        summary.getChildren()
                .add(Parts.line(
                        words.of("findings.conclusion", words.orElse("findings.conclusion." + conclusion, conclusion)),
                        "strong"));
        detail.getChildren().setAll(Parts.text(words.of("findings.pick"), "muted"));
        picked.ifPresentOrElse(this::pick, () -> grid.pick(f -> true));
    }

    @Override
    public void reach(String findingId, int row) {
        pick(findingId);
    }

    private void pick(String findingId) {
        grid.pick(f -> f.findingId().equals(findingId));
    }

    private Node tools() {
        return Parts.flow(
                grid.filterField(words.of("findings.filter.prompt")),
                Parts.button(words.of("findings.own.button"), "mdi2p-plus", decisions::own),
                Parts.button(words.of("findings.report.button"), Screen.PAPER.icon(), () -> session.go(Screen.PAPER)),
                grid.count(words));
    }

    private void select(Finding finding) {
        detail.getChildren()
                .setAll(
                        Parts.flow(
                                Parts.heading(words.of(
                                        "findings.title",
                                        finding.no() == 0 ? "—" : finding.no(),
                                        String.join(words.of("kit.list.separator"), finding.clauses()))),
                                Parts.badge(grade(words, finding)),
                                Parts.badge(status(words, finding))),
                        Parts.text(words.pick(finding.descriptionZh(), finding.descriptionEn())));
        if (!finding.gradeReason().isBlank()) {
            detail.getChildren().add(Parts.text(words.of("findings.reason", finding.gradeReason()), "muted"));
        }
        detail.getChildren()
                .add(Parts.text(
                        words.of(
                                "findings.mode." + finding.verification().name().toLowerCase(java.util.Locale.ROOT)),
                        "muted"));
        detail.getChildren().add(decisions.buttons(finding));
        session.current().ifPresent(view -> evidence(view, finding));
    }

    private void evidence(CaseView view, Finding finding) {
        List<Observation> observations = finding.observationKeys().stream()
                .map(view::observation)
                .flatMap(Optional::stream)
                .toList();
        List<EvidenceReference> places = observations.isEmpty()
                ? List.of()
                : observations.stream()
                        .flatMap(o -> o.evidence().stream())
                        .distinct()
                        .limit(8)
                        .toList();
        session.select(new Selection(
                words.of("findings.evidence", finding.no() == 0 ? "—" : finding.no()),
                Optional.of(grade(words, finding)),
                List.of(new Field(words.of("findings.observations"), Integer.toString(observations.size()))),
                observations,
                places));
    }
}
