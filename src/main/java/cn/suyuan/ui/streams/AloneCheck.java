package cn.suyuan.ui.streams;

import cn.suyuan.chain.DaySummary;
import cn.suyuan.chain.ReadingsWindow;
import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ui.Selection;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Verifies the stream or the day that was clicked once more, alone, and says what was read for it. */
final class AloneCheck {
    private final Session session;
    private final Words words;
    private final Function<StreamVerdict, Mark> verdict;
    private final Label said = new Label();
    private final Button day;
    private final Button whole;
    private final FlowPane row;
    private Optional<StreamVerification> stream = Optional.empty();
    private Optional<LocalDate> date = Optional.empty();

    AloneCheck(Session session, Function<StreamVerdict, Mark> verdict) {
        this.session = session;
        this.words = session.words();
        this.verdict = verdict;
        day = Parts.button(words.of("streams.alone.day"), "mdi2c-calendar-check-outline", this::checkDay);
        day.setId("alone-day");
        whole = Parts.button(words.of("streams.alone.stream"), "mdi2c-check-all", this::checkWhole);
        whole.setId("alone-stream");
        said.setId("alone-said");
        said.setWrapText(true);
        row = Parts.flow(day, whole, said);
        shown();
    }

    Node node() {
        return row;
    }

    /** A stream was picked: its days are another's no more. */
    void picked(StreamVerification other) {
        if (stream.filter(before -> before.stream().equals(other.stream())).isEmpty()) {
            date = Optional.empty();
        }
        stream = Optional.of(other);
        shown();
    }

    /** A day of a stream was picked. */
    void picked(StreamVerification other, LocalDate picked) {
        stream = Optional.of(other);
        date = Optional.of(picked);
        shown();
    }

    private void shown() {
        day.setDisable(stream.isEmpty() || date.isEmpty());
        whole.setDisable(stream.isEmpty());
        String id = stream.map(StreamVerification::stream).orElse("");
        said.setText(date.map(at -> id + "  " + at)
                .orElse(id.isEmpty() ? words.of("streams.alone.none") : words.of("streams.alone.no_day", id)));
    }

    private void checkDay() {
        stream.ifPresent(picked -> date.ifPresent(at -> check(picked, at, at, at.toString())));
    }

    private void checkWhole() {
        List<DaySummary> days = stream.map(StreamVerification::days).orElse(List.of());
        if (!days.isEmpty()) {
            LocalDate from = days.get(0).day();
            LocalDate to = days.get(days.size() - 1).day();
            stream.ifPresent(picked -> check(picked, from, to, from + " … " + to));
        }
    }

    private void check(StreamVerification picked, LocalDate from, LocalDate to, String title) {
        said.setText(words.of("streams.alone.running", picked.stream()));
        session.tasks().look(progress -> session.desk().alone(picked, from, to, progress), found -> {
            if (found.isEmpty()) {
                said.setText(words.of("streams.alone.unreadable"));
            } else {
                tell(picked.stream() + "  " + title, found.get());
            }
        });
    }

    private void tell(String title, ReadingsWindow.Result result) {
        List<StreamProblem> problems = result.verification().problems();
        String read = words.of(
                "streams.alone.read", result.afterSeq() + 1, result.lastSeq(), Math.max(1, result.bytes() / 1024));
        Mark mark = verdict.apply(result.verification().verdict());
        said.setText(title + "：" + mark.word() + "。" + read);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(words.of("streams.alone.field"), read));
        if (problems.isEmpty()) {
            fields.add(new Field(words.of("streams.column.problems"), words.of("streams.problems.none")));
        }
        List<EvidenceReference> places = new ArrayList<>();
        for (StreamProblem problem : problems) {
            fields.add(new Field(
                    words.of("streams.problem." + problem.code().wireName()),
                    words.of(problem.message(), problem.arguments())));
            places.add(new EvidenceReference(problem.file(), (int) problem.line(), ""));
        }
        session.select(new Selection(title, Optional.of(mark), fields, List.of(), places));
    }
}
