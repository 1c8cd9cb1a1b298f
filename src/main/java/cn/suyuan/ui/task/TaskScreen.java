package cn.suyuan.ui.task;

import cn.suyuan.evidence.AuditScope;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.desk.CaseHead;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.DayField;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What is audited, the team with its declarations, profile and reference day. */
public final class TaskScreen implements ScreenView {
    private static final List<String> ROLES = List.of("lead", "auditor", "expert", "observer", "representative");
    private static final List<String> PROFILES = List.of("draft", "draft+note", "strict");
    private final Session session;
    private final Words words;
    private final VBox page = new VBox(14);
    private final VBox members = new VBox(6);
    private final List<Row> rows = new ArrayList<>();
    private final ComboBox<String> profile;
    private final DayField asOf = new DayField();
    private final Node node;

    public TaskScreen(Session session) {
        this.session = session;
        this.words = session.words();
        profile = choice(PROFILES, "task.profile.");
        page.getStyleClass().add("page");
        node = Parts.scroll(page);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        CaseHead head = view.head();
        profile.setValue(head.profile());
        asOf.show(head.asOf());
        rows.clear();
        members.getChildren().clear();
        head.team().forEach(this::member);
        if (rows.isEmpty()) {
            member(new CaseHead.Member("", "lead", false));
        }
        page.getChildren()
                .setAll(
                        Parts.text(words.of("screen.task"), "title"),
                        Parts.card(words.of("task.scope.title"), Parts.fields(scope(head))),
                        rules(head),
                        new RulesCard(session).node(head.rules()),
                        team());
    }

    private List<Field> scope(CaseHead head) {
        AuditScope scope = head.scope();
        List<Field> fields = new ArrayList<>();
        fields.add(field("task.scope.organization", scope.organization()));
        fields.add(field("task.scope.code", scope.creditCode()));
        fields.add(field("task.scope.product", scope.product()));
        fields.add(field("task.scope.unit", scope.functionalUnit()));
        fields.add(field(
                "task.scope.period",
                scope.period()
                        .map(p -> words.of("task.scope.days", p.from(), p.to(), p.days()))
                        .orElse("")));
        fields.add(field(
                "task.scope.site",
                String.join(
                        " · ",
                        List.of(scope.site(), scope.region()).stream()
                                .filter(s -> !s.isBlank())
                                .toList())));
        fields.add(field("task.scope.boundary", stages(scope.boundary())));
        fields.add(field(
                "task.scope.footprint",
                scope.declaredFootprint().map(q -> q.toString()).orElse("")));
        fields.add(field(
                "task.scope.uncertainty",
                scope.declaredRelativeU95()
                        .map(u -> String.format(Locale.ROOT, "%.2f %%", 100 * u))
                        .orElse("")));
        return fields;
    }

    private Field field(String key, String value) {
        return new Field(words.of(key), value.isBlank() ? words.of("kit.value.missing") : value);
    }

    private Node rules(CaseHead head) {
        return Parts.card(
                words.of("task.rules.title"),
                Parts.fields(List.of(
                        field("task.rules.standard", head.standard()), field("task.rules.trust", head.trustFolder()))),
                Parts.flow(
                        Parts.line(words.of("task.rules.profile"), "muted"),
                        profile,
                        Parts.line(words.of("task.rules.asof"), "muted"),
                        asOf.node()),
                Parts.text(words.of("task.rules.about"), "muted"));
    }

    private Node team() {
        return Parts.card(
                words.of("task.team.title"),
                Parts.text(words.of("task.team.about"), "muted"),
                members,
                Parts.flow(
                        Parts.button(
                                words.of("task.team.add"),
                                "mdi2a-account-plus-outline",
                                () -> member(new CaseHead.Member("", "auditor", false))),
                        Parts.button(words.of("task.save"), "mdi2c-content-save-outline", this::save, "accent")));
    }

    private void member(CaseHead.Member member) {
        TextField name = new TextField(member.name());
        name.setPromptText(words.of("task.team.name"));
        ComboBox<String> role = choice(ROLES, "task.role.");
        role.setValue(member.role());
        CheckBox declared = new CheckBox(words.of("task.team.declared"));
        declared.setSelected(member.declared());
        Row row = new Row(name, role, declared);
        rows.add(row);
        members.getChildren().add(Parts.flow(name, role, declared));
    }

    private void save() {
        List<CaseHead.Member> team = rows.stream()
                .filter(row -> !row.name().getText().isBlank())
                .map(row -> new CaseHead.Member(
                        row.name().getText().strip(),
                        row.role().getValue(),
                        row.declared().isSelected()))
                .toList();
        session.perform(
                new Act.SetTask(team, profile.getValue(), asOf.day()), view -> session.tell(words.of("task.saved")));
    }

    private ComboBox<String> choice(List<String> keys, String prefix) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(keys);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String key) {
                return key == null || key.isEmpty() ? "" : words.of(prefix + key.replace('+', '_'));
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        return box;
    }

    private record Row(TextField name, ComboBox<String> role, CheckBox declared) {}

    /** Life cycle stages in words; one that the program does not know stays as the company wrote it. */
    private String stages(List<String> boundary) {
        return boundary.stream()
                .map(stage -> words.orElse("task.stage." + stage, stage))
                .collect(Collectors.joining(words.of("kit.list.separator")));
    }
}
