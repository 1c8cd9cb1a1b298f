package cn.suyuan.ui.draw;

import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.draw.CeremonyModel.Given;
import cn.suyuan.ui.draw.CeremonyModel.Step;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The draw as a ceremony in three steps: plan, commitments, reveal. A party may sit at this machine and type or generate
 * its secret, or at its own, from where it brings only the commitment and later the secret. Or one party gives the seed.
 */
final class Ceremony {
    private final Session session;
    private final Words words;
    private final CeremonyModel model = new CeremonyModel();
    private final PlanForm plan;
    private final Map<String, PasswordField> contributions = new TreeMap<>();
    private final Map<String, TextField> commitments = new TreeMap<>();
    private final Map<String, PasswordField> revelations = new TreeMap<>();
    private final TextField publicText = new TextField();
    private final TextField seed = new TextField();
    private final Label trouble = Parts.text("", Tone.BAD.styleClass());
    private final Button commit;
    private final Button reveal;
    private final VBox commitStep;
    private final VBox revealStep;
    private final VBox box;

    Ceremony(Session session) {
        this.session = session;
        this.words = session.words();
        plan = new PlanForm(session, model);
        commit = Parts.button(words.of("draw.commit.button"), "mdi2l-lock-outline", this::commit);
        commit.setId("draw-commit");
        reveal = Parts.button(words.of("draw.reveal.button"), "mdi2d-dice-multiple-outline", this::reveal, "accent");
        reveal.setId("draw-reveal");
        reveal.setDisable(true);
        commitStep = commitStep();
        revealStep = revealStep();
        VBox two = new VBox(12, Parts.text(words.of("draw.two.about"), "muted"), commitStep, revealStep);
        two.getStyleClass().add("tab-content");
        Node one = one();
        tell("");
        box = Parts.card(words.of("draw.ceremony.title"), plan.node(), ways(two, one), two, one, trouble);
    }

    /** Both parties or one: a pane of tabs would not give the wrapping lines of its pages the height that they need. */
    private Node ways(Node two, Node one) {
        ToggleGroup group = new ToggleGroup();
        HBox ways = new HBox(8, way("draw.tab.two", two, group), way("draw.tab.seed", one, group));
        group.selectToggle(group.getToggles().get(0));
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        return ways;
    }

    private ToggleButton way(String key, Node page, ToggleGroup group) {
        ToggleButton button = new ToggleButton(words.of(key));
        button.setId(key.replace('.', '-'));
        button.setToggleGroup(group);
        page.visibleProperty().bind(button.selectedProperty());
        page.managedProperty().bind(button.selectedProperty());
        return button;
    }

    Node node() {
        return box;
    }

    void show(CaseView view) {
        model.show(view.draw());
        boolean drawn = model.step() == Step.DRAWN;
        box.setVisible(!drawn);
        box.setManaged(!drawn);
        box.setDisable(!model.possible());
        plan.show(view);
        boolean revealing = model.step() == Step.REVEAL;
        commitStep.setDisable(revealing);
        revealStep.setDisable(!revealing);
        reveal.setDisable(!revealing);
        view.draw().commitments().forEach((party, digest) -> {
            TextField field = commitments.get(party);
            if (field != null) {
                field.setText(digest);
            }
        });
        if (!revealing) {
            revelations.values().forEach(PasswordField::clear);
        }
    }

    private VBox commitStep() {
        VBox step = new VBox(8, Parts.text(words.of("sampling.step.commit"), "strong"));
        for (String party : CeremonyModel.PARTIES) {
            PasswordField secret = new PasswordField();
            secret.setId("contribution-" + party);
            secret.setPromptText(words.of("draw.contribution.prompt"));
            secret.setPrefColumnCount(20);
            contributions.put(party, secret);
            Button fresh = Parts.button(
                    words.of("draw.contribution.fresh"),
                    "mdi2d-dice-5-outline",
                    () -> secret.setText(session.desk().contribution()));
            fresh.setId("fresh-" + party);
            TextField commitment = new TextField();
            commitment.setId("commitment-" + party);
            commitment.getStyleClass().addAll("mono", "small-text");
            commitment.setPromptText(words.of("sampling.commitment.prompt"));
            commitments.put(party, commitment);
            step.getChildren()
                    .addAll(
                            Parts.flow(Parts.line(words.of("draw.party." + party), "strong"), secret, fresh),
                            commitment);
        }
        step.getChildren().add(Parts.flow(commit));
        return step;
    }

    private VBox revealStep() {
        VBox step = new VBox(8, Parts.text(words.of("sampling.step.reveal"), "strong"));
        for (String party : CeremonyModel.PARTIES) {
            PasswordField secret = new PasswordField();
            secret.setId("reveal-" + party);
            secret.setPromptText(words.of("draw.contribution.prompt"));
            secret.setPrefColumnCount(20);
            revelations.put(party, secret);
            Button refuse =
                    Parts.button(words.of("sampling.refuse.button"), "mdi2c-cancel", () -> refuse(party), "flat");
            refuse.setId("refuse-" + party);
            step.getChildren().add(Parts.flow(Parts.line(words.of("draw.party." + party), "strong"), secret, refuse));
        }
        publicText.setPromptText(words.of("draw.public.prompt"));
        publicText.setId("draw-public");
        step.getChildren().addAll(publicText, Parts.flow(reveal));
        return step;
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
        Map<String, Given> given = new TreeMap<>();
        for (String party : CeremonyModel.PARTIES) {
            given.put(party, new Given(text(contributions.get(party)), text(commitments.get(party))));
        }
        if (!given.values().stream().allMatch(Given::complete)) {
            tell(words.of("sampling.commit.wanting"));
            return;
        }
        tell("");
        session.tasks().look(progress -> commitments(given), made -> {
            given.forEach((party, g) -> {
                PasswordField field = revelations.get(party);
                if (field != null && g.onThisMachine()) {
                    field.setText(g.contribution()); // stays covered until the reveal
                }
            });
            session.perform(new Act.RecordCommitments(made));
        });
    }

    private Map<String, String> commitments(Map<String, Given> given) throws cn.suyuan.ui.desk.DeskException {
        Map<String, String> made = new TreeMap<>();
        for (Map.Entry<String, Given> each : given.entrySet()) {
            Given g = each.getValue();
            made.put(
                    each.getKey(),
                    g.onThisMachine() ? session.desk().commitment(each.getKey(), g.contribution()) : g.commitment());
        }
        return made;
    }

    private void reveal() {
        Map<String, String> told = new TreeMap<>();
        revelations.forEach(
                (party, field) -> told.put(party, text(field).strip().toLowerCase(Locale.ROOT)));
        if (!told.values().stream().allMatch(CeremonyModel::isHex)) {
            tell(words.of("draw.contribution.wrong"));
            return;
        }
        tell("");
        session.perform(new Act.DrawFromContributions(told, publicText.getText().strip()));
    }

    private void refuse(String party) {
        session.sheets()
                .text(
                        words.of("sampling.refuse.title", words.of("draw.party." + party)),
                        words.of("sampling.refuse.about"),
                        "",
                        words.of("sampling.refuse.button"),
                        reason -> session.perform(new Act.RefuseReveal(party, reason), view -> {
                            contributions.values().forEach(PasswordField::clear);
                            commitments.values().forEach(TextField::clear);
                        }));
    }

    private void drawFromSeed() {
        String hex = seed.getText().strip().toLowerCase(Locale.ROOT);
        if (!CeremonyModel.isHex(hex)) {
            tell(words.of("draw.contribution.wrong"));
            return;
        }
        tell("");
        session.perform(new Act.DrawFromSeed(hex));
    }

    private static String text(@org.jspecify.annotations.Nullable TextField field) {
        return field == null || field.getText() == null ? "" : field.getText();
    }

    private void tell(String text) {
        trouble.setText(text);
        trouble.setVisible(!text.isEmpty());
        trouble.setManaged(!text.isEmpty());
    }
}
