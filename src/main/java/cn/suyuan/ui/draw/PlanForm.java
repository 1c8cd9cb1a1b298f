package cn.suyuan.ui.draw;

import cn.suyuan.audit.SamplePlan;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** First step of the draw: strata, fraction, minimum and hash, settled before anyone commits. */
final class PlanForm {
    private final Session session;
    private final Words words;
    private final CeremonyModel model;
    private final ComboBox<SamplePlan.Division> division = new ComboBox<>();
    private final TextField critical = new TextField();
    private final TextField fraction = new TextField("1/10");
    private final TextField minimum = new TextField("1");
    private final ComboBox<String> hash = new ComboBox<>();
    private final Label outlook = Parts.text("", "small-text");
    private final TextField frame = new TextField();
    private final VBox box;

    PlanForm(Session session, CeremonyModel model) {
        this.session = session;
        this.words = session.words();
        this.model = model;
        division.setId("plan-division");
        division.getItems().setAll(SamplePlan.Division.values());
        division.setConverter(named());
        critical.setPromptText(words.of("sampling.plan.critical"));
        critical.setId("plan-critical");
        Button keys = Parts.button(words.of("sampling.plan.keys"), "mdi2k-key-outline", this::useKeyDevices);
        fraction.setPrefColumnCount(4);
        minimum.setPrefColumnCount(3);
        hash.getItems().setAll("sha256", "sm3");
        Button settle = Parts.button(words.of("sampling.plan.settle"), "mdi2c-check", this::settle);
        settle.setId("plan-settle");
        frame.setEditable(false);
        frame.getStyleClass().addAll("mono", "small-text");
        frame.setId("frame-digest");
        Node marked = Parts.flow(critical, keys);
        marked.visibleProperty().bind(division.valueProperty().isEqualTo(SamplePlan.Division.CRITICAL));
        marked.managedProperty().bind(marked.visibleProperty());
        box = new VBox(
                6,
                Parts.text(words.of("sampling.step.plan"), "strong"),
                Parts.flow(
                        Parts.row(Parts.line(words.of("sampling.plan.division")), division),
                        Parts.row(Parts.line(words.of("sampling.plan.fraction")), fraction),
                        Parts.row(Parts.line(words.of("sampling.plan.minimum")), minimum),
                        hash,
                        settle),
                marked,
                outlook,
                Parts.text(words.of("sampling.plan.frame"), "muted"),
                frame);
    }

    Node node() {
        return box;
    }

    void show(CaseView view) {
        SamplePlan plan = view.draw().plan();
        division.setValue(plan.division());
        critical.setText(String.join(" ", plan.critical()));
        fraction.setText(plan.fraction().toString());
        minimum.setText(Integer.toString(plan.minimum()));
        hash.setValue(plan.hash());
        frame.setText(view.draw().frameDigest());
        List<AuditSample.Stratum> strata = model.outlook(plan);
        int all = strata.stream().mapToInt(AuditSample.Stratum::wanted).sum();
        outlook.setText(words.of(
                "sampling.plan.outlook",
                all,
                strata.stream()
                        .map(s -> words.of(
                                "sampling.plan.stratum",
                                words.orElse("sampling.stratum." + s.name(), s.name()),
                                s.size(),
                                s.wanted()))
                        .collect(Collectors.joining(words.of("kit.list.separator")))));
    }

    private void useKeyDevices() {
        session.current()
                .ifPresent(view -> critical.setText(String.join(
                        " ",
                        view.judged().keyDevices().keySet().stream()
                                .filter(no -> view.draw().population().contains(no))
                                .sorted()
                                .toList())));
    }

    private void settle() {
        model.plan(division.getValue(), critical.getText(), fraction.getText(), minimum.getText(), hash.getValue())
                .ifPresentOrElse(
                        plan -> session.perform(new Act.PlanSample(plan)),
                        () -> session.remind(words.of("sampling.plan.wrong")));
    }

    private StringConverter<SamplePlan.Division> named() {
        return new StringConverter<>() {
            @Override
            public String toString(SamplePlan.Division value) {
                return value == null ? "" : words.of("sampling.division." + value.wireName());
            }

            @Override
            public SamplePlan.Division fromString(String text) {
                return SamplePlan.Division.ALL;
            }
        };
    }
}
