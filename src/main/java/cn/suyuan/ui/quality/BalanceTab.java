package cn.suyuan.ui.quality;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.EnergyBalance;
import cn.suyuan.footprint.EnergyBalance.Month;
import cn.suyuan.footprint.EnergyBalance.State;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Verdict;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.QualityView.BalanceView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Balances of main and sub-meters: all nodes, and of the one that is picked the loss rate as a line and its months. */
final class BalanceTab {

    private static final String RULE = "R-6.2-6";

    private final Session session;
    private final Words words;
    private final Grid<BalanceView> nodes;
    private final Grid<Month> months;
    private final LossPlot plot;
    private final Node node;
    private Optional<BalanceView> shown = Optional.empty();

    BalanceTab(Session session) {
        this.session = session;
        words = session.words();
        nodes = nodeGrid();
        months = monthGrid();
        plot = new LossPlot(words, session.appearance().palette(), month -> months.pick(month::equals));
        Hyperlink streams = new Hyperlink(words.of("quality.loss.streams"));
        streams.setId("balance-streams");
        streams.setMinWidth(Region.USE_PREF_SIZE);
        streams.setOnAction(event -> openStreams());
        VBox drawing = new VBox(
                4,
                Parts.row(Parts.line(words.of("quality.loss.title"), "muted"), Parts.spring(), streams),
                Parts.grow(plot.node()));
        SplitPane below = new SplitPane(drawing, months.view());
        below.setDividerPositions(0.46);
        SplitPane all = new SplitPane(nodes.view(), below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.42);
        node = all;
    }

    Node node() {
        return node;
    }

    void show(CaseView view) {
        Optional<String> before = shown.map(BalanceView::subject);
        nodes.rows(view.quality().balances());
        shown = view.quality().balances().stream()
                .filter(one -> before.filter(one.subject()::equals).isPresent())
                .findFirst()
                .or(() -> first(view.quality().balances()));
        detail();
    }

    /** The first with something wrong, else the first with numbers. */
    private static Optional<BalanceView> first(List<BalanceView> all) {
        return all.stream()
                .filter(one ->
                        !one.jumps().isEmpty() || !one.balance().exceeding().isEmpty())
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> one.balance().unknown().size()
                                < one.balance().months().size())
                        .findFirst())
                .or(() -> all.stream().findFirst());
    }

    private void detail() {
        plot.show(shown);
        months.rows(shown.map(one -> one.balance().months()).orElse(List.of()));
    }

    private Grid<BalanceView> nodeGrid() {
        return new Grid<BalanceView>("balances", words.of("quality.balance.none"))
                .column(
                        words.of("quality.balance.main"),
                        100,
                        b -> String.join("+", b.balance().mains()))
                .column(
                        words.of("quality.balance.subs"),
                        160,
                        b -> String.join(
                                words.of("kit.list.separator"), b.balance().subs()))
                .column(words.of("intake.column.carrier"), 74, b -> carrier(b.balance()))
                .number(
                        words.of("quality.balance.loss"),
                        80,
                        b -> b.balance()
                                .whole()
                                .flatMap(Month::lossRate)
                                .map(BalanceTab::percent)
                                .orElse("—"))
                .number(
                        words.of("quality.balance.tolerance"),
                        64,
                        b -> "±"
                                + b.balance()
                                        .tolerance()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString() + " %")
                .mark(words.of("quality.column.verdict"), 124, this::mark)
                .column(words.of("quality.balance.months"), 170, this::conspicuous)
                .picked(b -> {
                    shown = Optional.of(b);
                    detail();
                    select(b);
                });
    }

    private Grid<Month> monthGrid() {
        return new Grid<Month>("balance-months", words.of("quality.loss.none"))
                .column(words.of("quality.balance.month"), 62, BalanceTab::month)
                .number(words.of("quality.balance.total"), 76, m -> plain(m.main()))
                .number(words.of("quality.balance.sum"), 76, m -> plain(m.sub()))
                .number(
                        words.of("quality.balance.loss"),
                        66,
                        m -> m.lossRate().map(BalanceTab::percent).orElse("—"))
                .mark(words.of("quality.balance.state"), 124, this::state)
                .number(words.of("quality.balance.difference"), 80, m -> plain(m.difference()))
                .picked(m -> shown.ifPresent(b -> select(b, m)));
    }

    private String carrier(EnergyBalance balance) {
        return words.orElse("quality.carrier." + balance.carrier(), balance.carrier());
    }

    /** The worst that the rule about history says of the node. */
    private Mark mark(BalanceView balance) {
        List<Observation> found = observations(balance);
        for (Verdict verdict : List.of(Verdict.NOT_MET, Verdict.NOT_VERIFIABLE, Verdict.MET)) {
            Optional<Observation> one =
                    found.stream().filter(o -> o.verdict() == verdict).findFirst();
            if (one.isPresent()) {
                return one.get().advisory()
                        ? new Mark(Tone.NOTE, words.of("quality.balance.ask"))
                        : Mark.of(words, verdict);
            }
        }
        return new Mark(Tone.NEUTRAL, "—");
    }

    private List<Observation> observations(BalanceView balance) {
        return session.index().observations(balance.subject()).stream()
                .filter(o -> o.ruleId().equals(RULE))
                .toList();
    }

    private Mark state(Month month) {
        BalanceView balance = shown.orElseThrow();
        if (balance.jumps().contains(month)) {
            return new Mark(Tone.BAD, words.of("quality.balance.jump"));
        }
        State state = balance.balance().state(month);
        Tone tone = switch (state) {
            case CLOSES -> Tone.GOOD;
            case REMAINDER -> Tone.WARNING;
            case EXCEEDS -> Tone.BAD;
            case UNKNOWN -> Tone.UNKNOWN;
        };
        return new Mark(tone, words.of("quality.balance.state." + state.name().toLowerCase(Locale.ROOT)));
    }

    /** Months that speak against the node, or how many are not known. */
    private String conspicuous(BalanceView balance) {
        List<String> named = balance.balance().months().stream()
                .filter(m -> balance.balance().state(m) == State.EXCEEDS
                        || balance.jumps().contains(m))
                .map(BalanceTab::month)
                .toList();
        int unknown = balance.balance().unknown().size();
        return named.isEmpty() && unknown > 0
                ? words.of("quality.balance.unknown", unknown)
                : String.join(words.of("kit.list.separator"), named);
    }

    private void select(BalanceView balance) {
        EnergyBalance one = balance.balance();
        Optional<Month> whole = one.whole();
        session.select(new Selection(
                String.join("+", one.mains()),
                Optional.of(mark(balance)),
                List.of(
                        new Field(
                                words.of("quality.balance.subs"),
                                String.join(words.of("kit.list.separator"), one.subs())),
                        new Field(words.of("quality.balance.total"), quantity(whole.flatMap(Month::main), one)),
                        new Field(words.of("quality.balance.sum"), quantity(whole.flatMap(Month::sub), one)),
                        new Field(
                                words.of("quality.balance.difference"),
                                quantity(whole.flatMap(Month::difference), one))),
                observations(balance),
                List.of()));
    }

    private void select(BalanceView balance, Month month) {
        EnergyBalance one = balance.balance();
        session.select(new Selection(
                String.join("+", one.mains()) + " " + month(month),
                Optional.of(state(month)),
                List.of(
                        new Field(words.of("quality.balance.total"), quantity(month.main(), one)),
                        new Field(words.of("quality.balance.sum"), quantity(month.sub(), one)),
                        new Field(words.of("quality.balance.difference"), quantity(month.difference(), one)),
                        new Field(
                                words.of("quality.balance.loss"),
                                month.lossRate().map(BalanceTab::percent).orElse("—"))),
                List.of(),
                readings(one)));
    }

    /** The readings, so that one click leads to each. */
    private List<EvidenceReference> readings(EnergyBalance balance) {
        return session.current().stream()
                .flatMap(view -> balance.streams().stream().flatMap(id -> view.verified(id).stream()))
                .map(VerifiedStream::verification)
                .filter(stream -> !stream.file().isEmpty())
                .map(stream -> new EvidenceReference(stream.file(), 0, ""))
                .toList();
    }

    private void openStreams() {
        shown.flatMap(one -> one.balance().streams().stream().findFirst())
                .ifPresentOrElse(
                        stream -> session.go(Screen.STREAMS, stream, 0),
                        () -> session.tell(words.of("quality.loss.none")));
    }

    private static String month(Month month) {
        return month.days().from().toString().substring(0, 7);
    }

    private static String quantity(Optional<BigDecimal> value, EnergyBalance balance) {
        return value.isEmpty() ? "—" : plain(value) + " " + balance.unit();
    }

    /** Large numbers without decimals. */
    private static String plain(Optional<BigDecimal> value) {
        return value.map(v -> v.setScale(
                                v.abs().compareTo(BigDecimal.valueOf(1000)) >= 0 ? 0 : 2, RoundingMode.HALF_EVEN)
                        .toPlainString())
                .orElse("—");
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}
