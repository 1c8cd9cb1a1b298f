package cn.suyuan.ui.quality;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.KeyMark;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.QualityView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Activity data recomputed from readings, factors with source and age, cross-checks, balances of main and sub-meters. */
public final class QualityScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<ReplayedActivity> replay;
    private final Grid<EmissionFactor> factors;
    private final Grid<CrossCheck> checks;
    private final QualityTables tables;
    private final BalanceTab balances;
    private final OutlierPlot plot;
    private List<CrossCheck> shownChecks = List.of();
    private Optional<CrossCheck.Kind> plotted = Optional.empty();
    private final Node node;

    public QualityScreen(Session session) {
        this.session = session;
        this.words = session.words();
        replay = replayGrid();
        factors = factorGrid();
        checks = checkGrid();
        tables = new QualityTables(session);
        balances = new BalanceTab(session);
        plot = new OutlierPlot(words, session.appearance().palette(), this::pickCheck);
        TabPane tabs = new TabPane(
                new Tab(words.of("quality.tab.replay"), replay.view()),
                new Tab(words.of("quality.tab.factors"), factors.view()),
                new Tab(words.of("quality.tab.checks"), crossed()),
                new Tab(words.of("quality.tab.balances"), balances.node()),
                new Tab(words.of("quality.tab.threeway"), tables.reconciled()),
                new Tab(words.of("footprint.tab.labels"), tables.labels().view()),
                new Tab(words.of("footprint.tab.gaps"), tables.gaps().view()),
                new Tab(words.of("footprint.tab.verdicts"), tables.verdicts().view()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        Node key = Parts.button(words.of("key.datum.button"), "mdi2k-key-outline", () -> markKey(tabs));
        key.setId("key-datum");
        VBox page = new VBox(
                10,
                Parts.text(words.of("screen.quality"), "title"),
                Parts.row(Parts.grow(Parts.text(words.of("quality.about"), "muted")), key),
                Parts.grow(tabs));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        replay.rows(view.replay());
        factors.rows(view.footprint().factors());
        shownChecks = view.footprint().crossChecks();
        checks.rows(shownChecks);
        tables.show(view);
        balances.show(view);
        draw();
    }

    /** Marks the datum that is picked in the first two tables. */
    private void markKey(TabPane tabs) {
        boolean second = tabs.getSelectionModel().getSelectedIndex() == 1;
        Optional<String> subject = second
                ? factors.picked().map(f -> "factor:" + f.factorId())
                : replay.picked().map(a -> "activity:" + a.activityId());
        String name = second
                ? factors.picked().map(EmissionFactor::name).orElse("")
                : replay.picked().map(a -> name(a.activityId())).orElse("");
        subject.ifPresentOrElse(
                s -> KeyMark.ask(session, s, name, isKey(s)), () -> session.remind(words.of("key.datum.pick")));
    }

    private boolean isKey(String subject) {
        return session.current()
                .filter(view -> view.judged().keyData().contains(subject))
                .isPresent();
    }

    private String key(String subject) {
        return isKey(subject) ? words.of("quality.column.key") : "";
    }

    /** Comparisons as a drawing above their table, by kind. */
    private Node crossed() {
        ToggleGroup group = new ToggleGroup();
        FlowPane kinds = Parts.flow();
        for (CrossCheck.Kind kind :
                List.of(CrossCheck.Kind.HORIZONTAL, CrossCheck.Kind.VERTICAL, CrossCheck.Kind.THIRD_PARTY)) {
            ToggleButton button = new ToggleButton(words.of("quality.kind", kind));
            button.setToggleGroup(group);
            button.setUserData(kind);
            kinds.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((property, before, now) -> {
            plotted = Optional.ofNullable(now).map(t -> (CrossCheck.Kind) t.getUserData());
            draw();
        });
        SplitPane split = new SplitPane(new VBox(6, kinds, Parts.grow(plot.node())), checks.view());
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(0.56);
        return split;
    }

    private void draw() {
        List<OutlierPlot.Point> points = new ArrayList<>();
        for (int i = 0; i < shownChecks.size(); i++) {
            CrossCheck check = shownChecks.get(i);
            boolean wanted = plotted.map(kind -> check.kind() == kind).orElse(true);
            if (wanted
                    && check.ownValue().isPresent()
                    && check.referenceValue().filter(v -> v.signum() != 0).isPresent()) {
                double reference = check.referenceValue().get().doubleValue();
                double own = check.ownValue().get().doubleValue();
                points.add(new OutlierPlot.Point(
                        check.item().replaceFirst("^[a-z]+:", ""), (own - reference) / Math.abs(reference), i));
            }
        }
        plot.show(
                points,
                session.current()
                        .map(CaseView::quality)
                        .orElse(QualityView.none())
                        .limits());
    }

    private void pickCheck(int index) {
        CrossCheck check = shownChecks.get(index);
        checks.pick(check::equals);
    }

    private Grid<ReplayedActivity> replayGrid() {
        return new Grid<ReplayedActivity>("replay", words.of("quality.replay.none"))
                .column(words.of("quality.column.activity"), 80, ReplayedActivity::activityId)
                .column(words.of("quality.column.name"), 140, a -> name(a.activityId()))
                .number(words.of("quality.column.declared"), 105, a -> plain(a.declared()))
                .number(words.of("quality.column.recomputed"), 110, a -> plain(a.recomputed()))
                .column(words.of("quality.column.unit"), 60, ReplayedActivity::unit)
                .number(
                        words.of("quality.column.difference"),
                        85,
                        a -> a.relativeDifference().map(QualityScreen::percent).orElse("—"))
                .mark(words.of("quality.column.verdict"), 124, this::replayMark)
                .column(words.of("quality.column.key"), 56, a -> key("activity:" + a.activityId()))
                .column(
                        words.of("quality.column.remarks"),
                        320,
                        a -> String.join(
                                words.of("kit.list.separator"),
                                a.remarks().stream()
                                        .filter(r -> !r.isEmpty() && !r.get(0).equals(ReplayedActivity.PART))
                                        .map(this::remark)
                                        .toList()))
                .picked(a -> select(
                        a.activityId() + " " + name(a.activityId()),
                        "activity:" + a.activityId(),
                        activityRow(a.activityId()),
                        List.of(
                                new Field(words.of("quality.column.declared"), plain(a.declared()) + " " + a.unit()),
                                new Field(
                                        words.of("quality.column.recomputed"),
                                        plain(a.recomputed()) + " " + a.unit()))));
    }

    private Grid<EmissionFactor> factorGrid() {
        return new Grid<EmissionFactor>("factors", words.of("quality.factors.none"))
                .column(words.of("quality.column.factor"), 80, EmissionFactor::factorId)
                .column(words.of("quality.column.name"), 150, EmissionFactor::name)
                .column(
                        words.of("quality.column.value"),
                        140,
                        f -> f.value().map(Object::toString).orElse("—"))
                .column(words.of("quality.column.year"), 70, f -> f.origin().year())
                .column(words.of("quality.column.region"), 70, f -> f.origin().region())
                .mark(words.of("quality.column.verdict"), 124, f -> mark("factor:" + f.factorId()))
                .column(words.of("quality.column.key"), 56, f -> key("factor:" + f.factorId()))
                .column(words.of("quality.column.source"), 180, f -> f.origin().source())
                .column(
                        words.of("quality.column.reliability"),
                        80,
                        f -> f.origin().reliability())
                .column(
                        words.of("quality.column.default"),
                        70,
                        f -> words.of(f.isDefault() ? "kit.value.yes" : "kit.value.no"))
                .column(words.of("quality.column.coefficient"), 90, f -> plain(f.deviationCoefficient()))
                .picked(f -> select(
                        f.factorId() + " " + f.name(),
                        "factor:" + f.factorId(),
                        factorEvidence(f),
                        List.of(
                                new Field(
                                        words.of("quality.column.source"),
                                        shown(f.origin().source())),
                                new Field(
                                        words.of("quality.column.year"),
                                        shown(f.origin().year())),
                                new Field(words.of("quality.field.justification"), shown(f.justification())))));
    }

    private Grid<CrossCheck> checkGrid() {
        return new Grid<CrossCheck>("cross-checks", words.of("quality.checks.none"))
                .column(words.of("quality.column.item"), 140, c -> QualityTables.subject(words, c.item()))
                .column(words.of("quality.column.kind"), 110, c -> words.of("quality.kind", c.kind()))
                .number(words.of("quality.column.own"), 110, c -> plain(c.ownValue()))
                .number(words.of("quality.column.reference"), 110, c -> plain(c.referenceValue()))
                .column(words.of("quality.column.unit"), 80, CrossCheck::unit)
                .number(words.of("quality.column.difference"), 100, QualityScreen::difference)
                .mark(words.of("quality.column.verdict"), 124, c -> mark(c.item(), about(c.kind())))
                .column(words.of("quality.column.body"), 170, CrossCheck::body)
                .column(words.of("quality.column.report"), 150, CrossCheck::report)
                .picked(c -> select(
                        QualityTables.subject(words, c.item()),
                        c.item(),
                        List.of(c.row().source()),
                        List.of(
                                new Field(words.of("quality.column.body"), shown(c.body())),
                                new Field(words.of("quality.field.explanation"), shown(c.explanation())))));
    }

    /** Requirements that a comparison is asked for by. */
    private static Predicate<Observation> about(CrossCheck.Kind kind) {
        Set<String> rules = switch (kind) {
            case HORIZONTAL -> Set.of("R-6.2-5");
            case VERTICAL -> Set.of("R-6.2-6");
            case THIRD_PARTY -> Set.of("R-6.2-7", "R-6.2-8");
            case UNKNOWN -> Set.of();
        };
        return observation -> rules.contains(observation.ruleId());
    }

    private List<EvidenceReference> activityRow(String activityId) {
        return session.current().stream()
                .flatMap(view -> view.footprint().activities().stream())
                .filter(a -> a.activityId().equals(activityId))
                .map(a -> a.row().source())
                .toList();
    }

    private List<EvidenceReference> factorEvidence(EmissionFactor factor) {
        List<EvidenceReference> evidence = new ArrayList<>(List.of(factor.row().source()));
        evidence.addAll(session.index().documents(factor.certificateFile()));
        return evidence;
    }

    private void select(String title, String subject, List<EvidenceReference> evidence, List<Field> fields) {
        session.current()
                .ifPresent(view -> session.select(new Selection(
                        title, Optional.of(mark(subject)), fields, view.observationsOf(subject), evidence)));
    }

    /** Whether the declared quantity is the recomputed one; other requirements have their own places. */
    private Mark replayMark(ReplayedActivity activity) {
        return mark(
                "activity:" + activity.activityId(),
                observation -> observation.ruleId().equals("R-6.3A-1"));
    }

    private Mark mark(String subject) {
        return mark(subject, observation -> true);
    }

    /** The worst verdict that decides something: advice does not. */
    private Mark mark(String subject, Predicate<Observation> about) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        session.current()
                .ifPresent(view -> view.observationsOf(subject).stream()
                        .filter(observation -> !observation.advisory())
                        .filter(about)
                        .map(Observation::verdict)
                        .forEach(verdicts::add));
        for (Verdict verdict : List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.MET)) {
            if (verdicts.contains(verdict)) {
                return Mark.of(words, verdict);
            }
        }
        return new Mark(Tone.NEUTRAL, "—");
    }

    /** Remarks of the readings carry their whole key, those of the activity the last part. */
    private String remark(List<String> remark) {
        String key = remark.get(0);
        return words.of(
                key.contains(".") ? key : "footprint.replay." + key,
                remark.subList(1, remark.size()).toArray());
    }

    private String name(String activityId) {
        return session.current().stream()
                .flatMap(view -> view.footprint().activities().stream())
                .filter(a -> a.activityId().equals(activityId))
                .findFirst()
                .map(a -> a.name())
                .orElse("");
    }

    private String shown(String text) {
        return text.isBlank() ? words.of("kit.value.missing") : text;
    }

    private static String difference(CrossCheck check) {
        if (check.ownValue().isEmpty()
                || check.referenceValue().isEmpty()
                || check.referenceValue().get().signum() == 0) {
            return "—";
        }
        double reference = check.referenceValue().get().doubleValue();
        return percent((check.ownValue().get().doubleValue() - reference) / reference);
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("—");
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * fraction);
    }
}
