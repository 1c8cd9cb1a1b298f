package cn.suyuan.ui;

import cn.suyuan.finding.Finding;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.ui.desk.CaseHead;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.ClauseRow;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The steps of the work at the left, each with its state. */
final class Steps {
    private final Session session;
    private final Map<Screen, ToggleButton> buttons = new EnumMap<>(Screen.class);
    private final ScrollPane pane;

    Steps(Session session) {
        this.session = session;
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox();
        box.getStyleClass().add("steps");
        for (Screen screen : Screen.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("step-" + screen.key());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(session.words().of("screen." + screen.key() + ".about")));
            button.setOnAction(event -> {
                button.setSelected(true);
                session.go(screen);
            });
            buttons.put(screen, button);
            box.getChildren().add(button);
        }
        pane = Parts.scroll(box);
        pane.setFitToHeight(true);
        pane.getStyleClass().add("steps-pane");
        if (!session.words().chinese()) {
            pane.getStyleClass().add("long-names");
        }
        pane.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        refresh();
    }

    Node node() {
        return pane;
    }

    void mark(Screen screen) {
        ToggleButton button = buttons.get(screen);
        if (button != null) {
            button.setSelected(true);
        }
    }

    void refresh() {
        buttons.forEach((screen, button) -> {
            Label name = new Label(session.words().of("screen." + screen.key()));
            Node state = session.current()
                    .flatMap(view -> state(screen, view))
                    .<Node>map(Steps::sign)
                    .orElseGet(Label::new);
            button.setGraphic(Parts.row(Parts.icon(screen.icon()), name, Parts.spring(), state));
        });
    }

    private static Label sign(Mark mark) {
        Label label = new Label(mark.word(), Parts.icon(mark.tone().icon()));
        label.getStyleClass().addAll("sign", mark.tone().styleClass());
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private Optional<Mark> state(Screen screen, CaseView view) {
        Words words = session.words();
        if (isEmpty(screen, view)) {
            return Optional.of(open(words));
        }
        return switch (screen) {
            case START, LOG, QUALITY, FOLLOW -> Optional.empty();
            case TASK -> Optional.of(isSet(view.head()) ? new Mark(Tone.GOOD, "") : open(words));
            case FILES ->
                Optional.of(
                        switch (view.files().integrity()) {
                            case INTACT -> new Mark(Tone.GOOD, "");
                            case ALTERED -> new Mark(Tone.BAD, "");
                            case NOT_VERIFIABLE -> new Mark(Tone.UNKNOWN, "");
                        });
            case INSTRUMENTS -> count(view.files().pack().ledgerProblems().size(), Tone.WARNING);
            case DRAW -> Optional.of(view.draw().sample().isPresent() ? new Mark(Tone.GOOD, "") : open(words));
            case TRACE ->
                count(
                        view.chains().stream()
                                .filter(chain -> chain.state() != ChainState.CLOSED)
                                .count(),
                        Tone.BAD);
            case STREAMS ->
                view.streams().isEmpty() // no data chain is none that holds
                        ? Optional.empty()
                        : count(
                                view.streams().stream()
                                        .filter(stream -> !stream.problems().isEmpty())
                                        .count(),
                                Tone.BAD);
            case BUDGET ->
                view.uncertainty()
                        .flatMap(found -> found.main())
                        .map(main -> new Mark(main.reproduces().orElse(false) ? Tone.GOOD : Tone.WARNING, ""));
            case CLAUSES ->
                number(view, Verdict.NOT_MET) > 0
                        ? count(number(view, Verdict.NOT_MET), Tone.BAD)
                        : count(number(view, Verdict.NOT_VERIFIABLE), Tone.UNKNOWN);
            case FINDINGS ->
                count(
                        view.judged().findings().stream()
                                .filter(finding -> finding.status() == Finding.Status.DRAFT)
                                .count(),
                        Tone.WARNING);
            case PAPER ->
                Optional.of(
                        view.paper()
                                        .report()
                                        .filter(report -> !report.signers().isEmpty())
                                        .isPresent()
                                ? new Mark(Tone.GOOD, "")
                                : open(words));
        };
    }

    /** Where nothing came there is nothing right: a step without its matter is still to be done. */
    private static boolean isEmpty(Screen screen, CaseView view) {
        boolean nothing = view.files().pack().files().isEmpty();
        return switch (screen) {
            case FILES, INSTRUMENTS, CLAUSES, FINDINGS -> nothing;
            case TRACE -> view.chains().isEmpty();
            case STREAMS -> view.streams().isEmpty();
            case START, TASK, DRAW, BUDGET, QUALITY, PAPER, FOLLOW, LOG -> false;
        };
    }

    /** Known whom to audit, and every one of the team has declared independence (7.1). */
    private static boolean isSet(CaseHead head) {
        return !head.scope().organization().isBlank()
                && !head.team().isEmpty()
                && head.team().stream().allMatch(CaseHead.Member::declared);
    }

    private static long number(CaseView view, Verdict verdict) {
        return view.judged().clauses().stream()
                .filter(ClauseRow::normative)
                .map(ClauseRow::verdict)
                .filter(one -> one == verdict)
                .count();
    }

    private static Mark open(Words words) {
        return new Mark(Tone.NEUTRAL, words.of("frame.step.open"));
    }

    private static Optional<Mark> count(long number, Tone tone) {
        return Optional.of(number == 0 ? new Mark(Tone.GOOD, "") : new Mark(tone, Long.toString(number)));
    }
}
