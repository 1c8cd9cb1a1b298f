package cn.suyuan.ui.draw;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The draw by two parties, commitments first, or with a seed that one party gives. */
final class Ceremony {
    private static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> PARTIES = List.of("auditor", "auditee");
    private final Session session;
    private final Words words;
    private final Map<String, PasswordField> contributions = new TreeMap<>();
    private final Map<String, Label> commitments = new TreeMap<>();
    private final TextField publicText = new TextField();
    private final TextField seed = new TextField();
    private final Label trouble = Parts.text("", Tone.BAD.styleClass());
    private final Button commit;
    private final Button reveal;
    private final VBox box;
    private final TabPane tabs;
    private boolean committed;

    Ceremony(Session session) {
        this.session = session;
        this.words = session.words();
        commit = Parts.button(words.of("draw.commit.button"), "mdi2l-lock-outline", this::commit);
        commit.setId("draw-commit");
        reveal = Parts.button(words.of("draw.reveal.button"), "mdi2d-dice-multiple-outline", this::reveal, "accent");
        reveal.setId("draw-reveal");
        reveal.setDisable(true);
        tabs = new TabPane(new Tab(words.of("draw.tab.two"), two()), new Tab(words.of("draw.tab.seed"), one()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        trouble.setVisible(false);
        trouble.setManaged(false);
        box = Parts.card(words.of("draw.ceremony.title"), tabs, trouble);
    }

    Node node() {
        return box;
    }

    void show(CaseView view, boolean drawn) {
        box.setVisible(!drawn);
        box.setManaged(!drawn);
        box.setDisable(view.draw().population().isEmpty());
    }

    private Node two() {
        VBox content = new VBox(8, Parts.text(words.of("draw.two.about"), "muted"));
        content.getStyleClass().add("tab-content");
        for (String party : PARTIES) {
            PasswordField field = new PasswordField();
            field.setId("contribution-" + party);
            field.setPromptText(words.of("draw.contribution.prompt"));
            field.setPrefColumnCount(26);
            contributions.put(party, field);
            Button fresh = Parts.button(
                    words.of("draw.contribution.fresh"),
                    "mdi2d-dice-5-outline",
                    () -> field.setText(session.desk().contribution()));
            fresh.setId("fresh-" + party);
            Label commitment = Parts.text("", "mono", "small-text");
            commitments.put(party, commitment);
            content.getChildren()
                    .addAll(
                            Parts.flow(Parts.line(words.of("draw.party." + party), "strong"), field, fresh),
                            commitment);
        }
        publicText.setPromptText(words.of("draw.public.prompt"));
        content.getChildren().addAll(publicText, Parts.flow(commit, reveal));
        return content;
    }

    private Node one() {
        seed.setId("draw-seed");
        seed.setPromptText(words.of("draw.seed.prompt"));
        Button fresh = Parts.button(
                words.of("draw.contribution.fresh"),
                "mdi2d-dice-5-outline",
                () -> seed.setText(session.desk().contribution()));
        Button draw =
                Parts.button(words.of("draw.seed.button"), "mdi2d-dice-multiple-outline", this::drawFromSeed, "accent");
        draw.setId("draw-from-seed");
        VBox content = new VBox(8, Parts.text(words.of("draw.seed.about"), "muted"), seed, Parts.flow(fresh, draw));
        content.getStyleClass().add("tab-content");
        return content;
    }

    private void commit() {
        Map<String, String> given = given();
        if (!given.values().stream().allMatch(value -> HEX_64.matcher(value).matches())) {
            tell(words.of("draw.contribution.wrong"));
            return;
        }
        tell("");
        session.tasks()
                .look(
                        progress -> {
                            Map<String, String> made = new TreeMap<>();
                            for (Map.Entry<String, String> each : given.entrySet()) {
                                made.put(each.getKey(), session.desk().commitment(each.getKey(), each.getValue()));
                            }
                            return made;
                        },
                        made -> {
                            made.forEach((party, digest) -> {
                                Label label = commitments.get(party);
                                if (label != null) {
                                    label.setText(words.of("draw.commitment.shown", digest));
                                }
                            });
                            contributions.values().forEach(field -> field.setEditable(false));
                            committed = true;
                            Map<String, String> labelled = new TreeMap<>();
                            made.forEach((party, digest) -> labelled.put(party, digest));
                            session.perform(new Act.RecordCommitments(labelled), view -> reveal.setDisable(!committed));
                        });
    }

    private void reveal() {
        Map<String, String> labelled = new TreeMap<>();
        given().forEach((party, value) -> labelled.put(party, value));
        session.perform(
                new Act.DrawFromContributions(labelled, publicText.getText().strip()));
    }

    private void drawFromSeed() {
        String hex = seed.getText().strip().toLowerCase(java.util.Locale.ROOT);
        if (!HEX_64.matcher(hex).matches()) {
            tell(words.of("draw.contribution.wrong"));
            return;
        }
        tell("");
        session.perform(new Act.DrawFromSeed(hex));
    }

    private Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        contributions.forEach((party, field) -> given.put(party, field.getText().strip()));
        return given;
    }

    private void tell(String text) {
        trouble.setText(text);
        trouble.setVisible(!text.isEmpty());
        trouble.setManaged(!text.isEmpty());
    }
}
