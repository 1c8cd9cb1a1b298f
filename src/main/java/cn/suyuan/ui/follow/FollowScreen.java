package cn.suyuan.ui.follow;

import cn.suyuan.app.FollowUpState;
import cn.suyuan.audit.FollowUp;
import cn.suyuan.finding.Finding;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** What became of each finding: correction, cause, proof, re-check, closing under a signature, days that have passed. */
public final class FollowScreen implements ScreenView {
    private static final List<String> FILTERS = List.of("all", "open", "overdue", "closed");
    private final Words words;
    private final FollowSheets sheets;
    private final Grid<FollowUpState> grid;
    private final Label summary = Parts.line("", "strong");
    private final VBox detail = new VBox(10);
    private final Node node;

    public FollowScreen(Session session) {
        this.words = session.words();
        this.sheets = new FollowSheets(session);
        grid = new Grid<FollowUpState>("actions", words.of("follow.none"))
                .number(
                        words.of("findings.column.no"),
                        56,
                        row -> Integer.toString(finding(row).no()))
                .mark(
                        words.of("findings.column.grade"),
                        108,
                        row -> new Mark(
                                Tone.of(finding(row).grade()),
                                words.grade(finding(row).grade())))
                .mark(words.of("follow.column.state"), 150, this::state)
                .column(
                        words.of("follow.column.due"),
                        110,
                        row -> row.follow().due().toString())
                .mark(words.of("follow.column.recheck"), 140, this::recheck)
                .column(
                        words.of("findings.column.mode"),
                        60,
                        row -> finding(row).verification().name())
                .column(
                        words.of("findings.column.description"),
                        420,
                        row -> words.pick(
                                finding(row).descriptionZh(), finding(row).descriptionEn()))
                .picked(this::select);
        detail.getStyleClass().add("lower");
        SplitPane split = new SplitPane(grid.view(), Parts.scroll(detail));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        VBox page = new VBox(
                10,
                Parts.text(words.of("screen.follow"), "title"),
                Parts.text(words.of("follow.about"), "muted"),
                summary,
                tools(),
                Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    private static Finding finding(FollowUpState row) {
        return row.follow().finding();
    }

    private Node tools() {
        ComboBox<String> filter = new ComboBox<>();
        filter.setId("follow-filter");
        filter.getItems()
                .setAll(FILTERS.stream()
                        .map(f -> words.of("follow.filter." + f))
                        .toList());
        filter.getSelectionModel().selectFirst();
        filter.valueProperty()
                .addListener((property, before, now) -> grid.restrict(
                        fits(FILTERS.get(filter.getSelectionModel().getSelectedIndex()))));
        return Parts.flow(
                grid.filterField(words.of("findings.filter.prompt")),
                filter,
                Parts.button(words.of("findings.help.button"), "mdi2h-help-circle-outline", sheets::help, "flat"),
                grid.count(words));
    }

    private static Predicate<FollowUpState> fits(String filter) {
        return switch (filter) {
            case "open" -> row -> !row.closed();
            case "overdue" -> FollowUpState::overdue;
            case "closed" -> FollowUpState::closed;
            default -> row -> true;
        };
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        List<FollowUpState> rows = view.paper().followUps();
        Optional<String> picked = grid.picked().map(row -> finding(row).findingId());
        grid.view().getSelectionModel().clearSelection();
        grid.rows(rows);
        long closed = rows.stream().filter(FollowUpState::closed).count();
        long late = rows.stream().filter(FollowUpState::overdue).count();
        summary.setText(words.of("follow.summary", rows.size(), rows.size() - closed, late, closed));
        detail.getChildren().setAll(Parts.text(words.of("follow.details.none"), "muted"));
        if (picked.isPresent()) {
            reach(picked.get(), 0);
        } else {
            grid.pick(row -> true);
        }
    }

    @Override
    public void reach(String findingId, int row) {
        grid.pick(r -> finding(r).findingId().equals(findingId));
    }

    private Mark state(FollowUpState row) {
        if (row.overdue() && row.closing() == FollowUpState.Closing.OPEN) {
            return new Mark(Tone.BAD, words.of("follow.state.overdue"));
        }
        return switch (row.closing()) {
            case TRUSTED -> new Mark(Tone.GOOD, words.of("follow.state.trusted"));
            case UNTRUSTED -> new Mark(Tone.UNKNOWN, words.of("follow.state.untrusted"));
            case BROKEN -> new Mark(Tone.BAD, words.of("follow.state.broken"));
            case OPEN ->
                row.follow().begun()
                        ? new Mark(Tone.NOTE, words.of("follow.state.running"))
                        : new Mark(Tone.NEUTRAL, words.of("follow.state.open"));
        };
    }

    private Mark recheck(FollowUpState row) {
        return row.follow()
                .recheck()
                .map(this::rechecked)
                .orElse(new Mark(Tone.NEUTRAL, words.of("follow.recheck.none")));
    }

    private Mark rechecked(FollowUp.Recheck recheck) {
        if (recheck.met()) {
            return new Mark(Tone.GOOD, words.of("follow.recheck.met"));
        }
        if (recheck.left() > 0) {
            return new Mark(Tone.BAD, words.of("follow.recheck.left", recheck.left()));
        }
        return new Mark(
                Tone.UNKNOWN,
                recheck.lines().isEmpty()
                        ? words.of("follow.recheck.nothing")
                        : words.of("follow.recheck.vanished", recheck.vanished()));
    }

    private void select(FollowUpState row) {
        FollowUp follow = row.follow();
        Finding finding = follow.finding();
        detail.getChildren()
                .setAll(
                        Parts.flow(
                                Parts.heading(words.of(
                                        "findings.title",
                                        finding.no(),
                                        String.join(words.of("kit.list.separator"), finding.clauses()))),
                                Parts.badge(state(row))),
                        buttons(row),
                        Parts.text(words.pick(finding.descriptionZh(), finding.descriptionEn())));
        if (row.closing() == FollowUpState.Closing.BROKEN) {
            detail.getChildren().add(Parts.text(words.of("follow.broken.about"), "tone-bad"));
        }
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                words.of("follow.due"),
                words.of(follow.agreed() ? "follow.due.agreed" : "follow.due.usual", follow.due())));
        add(fields, "follow.correction", follow.correction());
        add(fields, "follow.cause", follow.cause());
        follow.evidence().forEach(e -> add(fields, "follow.evidence", e.file() + "  SM3 " + e.sm3()));
        follow.closing()
                .ifPresent(entry -> add(
                        fields,
                        "follow.filter.closed",
                        words.of("follow.closed.line", row.signer(), entry.value("note"))));
        add(fields, "follow.reopen.button", follow.reopened());
        detail.getChildren().add(Parts.fields(fields));
        follow.recheck().ifPresent(recheck -> detail.getChildren().add(lines(recheck)));
    }

    private Node lines(FollowUp.Recheck recheck) {
        VBox box = Parts.card(words.of("follow.column.recheck"));
        for (FollowUp.Line line : recheck.lines()) {
            box.getChildren()
                    .add(Parts.text(words.of(
                            "follow.recheck.line",
                            line.key().replaceFirst("^[^/]*/([a-z_]+:)?", ""),
                            verdict(line.before()),
                            verdict(line.after()),
                            line.sentence())));
        }
        return box;
    }

    private String verdict(String word) {
        String otherwise = words.of(word.equals("absent") ? "follow.recheck.absent" : "follow.recheck.gone");
        return words.orElse("verdict." + word, otherwise);
    }

    private void add(List<Field> fields, String key, String value) {
        if (!value.isBlank()) {
            fields.add(new Field(words.of(key), value));
        }
    }

    private Node buttons(FollowUpState row) {
        Button record = Parts.button(
                words.of("follow.record.button"), "mdi2c-calendar-edit", () -> sheets.record(row), "accent");
        record.setId("follow-record");
        Button recheck = Parts.button(words.of("follow.recheck.button"), "mdi2r-refresh", () -> sheets.recheck(row));
        recheck.setId("follow-recheck");
        Button close =
                Parts.button(words.of("follow.close.button"), "mdi2l-lock-check-outline", () -> sheets.close(row));
        close.setId("follow-close");
        Button reopen = Parts.button(
                words.of("follow.reopen.button"), "mdi2l-lock-open-variant-outline", () -> sheets.reopen(row));
        reopen.setId("follow-reopen");
        boolean closed = row.follow().closing().isPresent();
        record.setDisable(row.closed());
        recheck.setDisable(row.closed());
        close.setDisable(row.closed());
        reopen.setDisable(!closed);
        return Parts.flow(record, recheck, close, reopen);
    }
}
