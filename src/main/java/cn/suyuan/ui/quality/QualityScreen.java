package cn.suyuan.ui.quality;

import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
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
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** Activity data recomputed from readings, factors with source and age, cross-checks. */
public final class QualityScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<ReplayedActivity> replay;
    private final Grid<EmissionFactor> factors;
    private final Grid<CrossCheck> checks;
    private final Node node;

    public QualityScreen(Session session) {
        this.session = session;
        this.words = session.words();
        replay = replayGrid();
        factors = factorGrid();
        checks = checkGrid();
        TabPane tabs = new TabPane(
                new Tab(words.of("quality.tab.replay"), replay.view()),
                new Tab(words.of("quality.tab.factors"), factors.view()),
                new Tab(words.of("quality.tab.checks"), checks.view()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox page = new VBox(
                10,
                Parts.text(words.of("screen.quality"), "title"),
                Parts.text(words.of("quality.about"), "muted"),
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
        checks.rows(view.footprint().crossChecks());
    }

    private Grid<ReplayedActivity> replayGrid() {
        return new Grid<ReplayedActivity>("replay", words.of("quality.replay.none"))
                .column(words.of("quality.column.activity"), 80, ReplayedActivity::activityId)
                .column(words.of("quality.column.name"), 150, a -> name(a.activityId()))
                .number(words.of("quality.column.declared"), 120, a -> plain(a.declared()))
                .number(words.of("quality.column.recomputed"), 120, a -> plain(a.recomputed()))
                .column(words.of("quality.column.unit"), 70, ReplayedActivity::unit)
                .number(
                        words.of("quality.column.difference"),
                        100,
                        a -> a.relativeDifference().map(QualityScreen::percent).orElse("—"))
                .mark(words.of("quality.column.verdict"), 110, this::replayMark)
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
                .mark(words.of("quality.column.verdict"), 110, f -> mark("factor:" + f.factorId()))
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
                .column(words.of("quality.column.item"), 140, CrossCheck::item)
                .column(words.of("quality.column.kind"), 110, c -> words.of("quality.kind", c.kind()))
                .number(words.of("quality.column.own"), 110, c -> plain(c.ownValue()))
                .number(words.of("quality.column.reference"), 110, c -> plain(c.referenceValue()))
                .column(words.of("quality.column.unit"), 80, CrossCheck::unit)
                .number(words.of("quality.column.difference"), 100, QualityScreen::difference)
                .mark(words.of("quality.column.verdict"), 110, c -> mark(c.item()))
                .column(words.of("quality.column.body"), 170, CrossCheck::body)
                .column(words.of("quality.column.report"), 150, CrossCheck::report)
                .picked(c -> select(
                        c.item(),
                        c.item(),
                        List.of(
                                new Field(words.of("quality.column.body"), shown(c.body())),
                                new Field(words.of("quality.field.explanation"), shown(c.explanation())))));
    }

    private void select(String title, String subject, List<Field> fields) {
        session.current()
                .ifPresent(view -> session.select(new Selection(
                        title, Optional.of(mark(subject)), fields, view.observationsOf(subject), List.of())));
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
