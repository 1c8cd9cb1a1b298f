package cn.suyuan.ui;

import cn.suyuan.audit.FieldWork;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.Observation;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What is known about what is selected, down to the file and row it rests on. */
final class EvidencePane {
    private static final int MOST_OBSERVATIONS = 40;
    private final Session session;
    private final VBox box = new VBox(10);
    private final ScrollPane pane;

    EvidencePane(Session session) {
        this.session = session;
        box.getStyleClass().add("evidence");
        pane = Parts.scroll(box);
        pane.getStyleClass().add("evidence-pane");
        pane.setId("evidence");
        show(Selection.none());
    }

    Node node() {
        return pane;
    }

    void show(Selection selection) {
        Words words = session.words();
        box.getChildren().setAll(Parts.text(words.of("frame.evidence.title"), "evidence-title"));
        if (selection.isNothing()) {
            box.getChildren().add(Parts.text(words.of("frame.evidence.none"), "muted"));
            return;
        }
        box.getChildren().add(Parts.text(selection.title(), "heading"));
        selection.mark().ifPresent(mark -> box.getChildren().add(Parts.badge(mark)));
        if (!selection.fields().isEmpty()) {
            box.getChildren().add(Parts.fields(selection.fields()));
        }
        links(selection.evidence()).forEach(box.getChildren()::add);
        selection.observations().stream()
                .sorted(Comparator.comparingInt(EvidencePane::weight))
                .limit(MOST_OBSERVATIONS)
                .map(this::observation)
                .forEach(box.getChildren()::add);
        int more = selection.observations().size() - MOST_OBSERVATIONS;
        if (more > 0) {
            box.getChildren().add(Parts.text(words.of("frame.evidence.more", more), "muted"));
        }
    }

    /** Nonconformities first, what could not be verified next, advice last. */
    private static int weight(Observation observation) {
        if (observation.advisory()) {
            return 3;
        }
        return switch (observation.verdict()) {
            case NOT_MET -> 0;
            case NOT_VERIFIABLE -> 1;
            case MET, NOT_APPLICABLE -> 2;
        };
    }

    private Node observation(Observation observation) {
        Words words = session.words();
        Observation.Statement statement = observation.statement();
        VBox card = Parts.card("");
        card.getChildren()
                .add(Parts.row(
                        Parts.badge(Mark.of(words, observation.verdict())),
                        Parts.line(words.of("frame.clause", observation.clause()), "muted")));
        card.getChildren().add(Parts.text(words.pick(statement.messageZh(), statement.messageEn())));
        List<Field> fields = new ArrayList<>();
        add(fields, "frame.field.rule", quote(observation));
        add(fields, "frame.field.limit", statement.limit());
        add(fields, "frame.field.found", words.plain(statement.found()));
        add(fields, "frame.field.source", statement.source());
        observation
                .proposedGrade()
                .ifPresent(grade ->
                        add(fields, "frame.field.grade", words.grade(grade) + reason(statement.gradeReason())));
        observation
                .effect()
                .ifPresent(effect -> add(
                        fields,
                        "frame.field.effect",
                        String.format(Locale.ROOT, "%.4g (%.2f %%)", effect.absolute(), 100 * effect.relative())));
        add(fields, "frame.field.requirement", observation.ruleId());
        if (!words.chinese() && fields.stream().anyMatch(f -> hasHan(f.value()))) {
            card.getChildren().add(Parts.text(words.of("evidence.chinese_only"), "muted"));
        }
        card.getChildren().add(Parts.fields(fields));
        if (observation.advisory()) {
            card.getChildren().add(Parts.text(words.of("frame.advisory"), "muted"));
        }
        card.getChildren().addAll(links(observation.evidence()));
        return card;
    }

    /** The standard's words in the language of the window; the statement itself has them in Chinese. */
    private String quote(Observation observation) {
        return session.current().stream()
                .flatMap(view -> view.judged().clauses().stream())
                .filter(row -> row.ruleId().equals(observation.ruleId()))
                .findFirst()
                .map(row -> session.words().pick(row.quote()))
                .orElse(observation.statement().rule());
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private void add(List<Field> fields, String key, String value) {
        if (!value.isBlank()) {
            fields.add(new Field(session.words().of(key), value));
        }
    }

    /** Why a grade is proposed; in English by its rule G1 to G6, where the reason begins with one. */
    private String reason(String reason) {
        if (reason.isBlank()) {
            return "";
        }
        boolean byRule = reason.matches("(?s)G[1-6]：.*");
        return " · "
                + (session.words().chinese() || !byRule
                        ? reason
                        : session.words().of("grade.reason." + reason.substring(0, 2)));
    }

    private List<Node> links(List<EvidenceReference> evidence) {
        List<Node> links = new ArrayList<>();
        for (EvidenceReference reference : evidence.stream().limit(20).toList()) {
            boolean journal = reference.file().equals(FieldWork.JOURNAL);
            String place = journal
                    ? session.words().of("evidence.journal", reference.row())
                    : reference.row() > 0
                            ? session.words().of("frame.evidence.row", reference.file(), reference.row())
                            : reference.file();
            Hyperlink link = new Hyperlink(place, Parts.icon("mdi2f-file-search-outline"));
            link.setWrapText(true);
            link.setTooltip(new Tooltip("SM3 " + reference.sm3()));
            link.setOnAction(
                    event -> session.go(journal ? Screen.LOG : Screen.FILES, reference.file(), reference.row()));
            links.add(link);
        }
        return links;
    }
}
