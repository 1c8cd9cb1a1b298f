package cn.suyuan.ui;

import cn.suyuan.ui.desk.CaseHead;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;

/** Who acts now: one of the team, as the journal will say of every act that follows. */
final class ActorChoice {
    private ActorChoice() {}

    /** The choice; nothing where the team has nobody to choose from. */
    static Node node(Session session) {
        List<String> names = session.currentProperty()
                .get()
                .map(view -> view.head().team().stream()
                        .filter(member -> !member.role().equals("representative"))
                        .map(CaseHead.Member::name)
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList())
                .orElse(List.of());
        if (names.isEmpty()) {
            return new javafx.scene.layout.Region();
        }
        ChoiceBox<String> choice = new ChoiceBox<>();
        choice.setId("actor");
        choice.setAccessibleText(session.words().of("frame.actor"));
        choice.setTooltip(new Tooltip(session.words().of("frame.actor")));
        choice.setMaxWidth(130);
        choice.getItems().setAll(names);
        String acting = session.desk().actor(Optional.empty());
        choice.setValue(names.contains(acting) ? acting : names.get(0));
        choice.valueProperty()
                .addListener((property, before, now) -> session.desk().actor(Optional.of(now)));
        return choice;
    }
}
