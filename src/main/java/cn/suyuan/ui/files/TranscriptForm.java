package cn.suyuan.ui.files;

import cn.suyuan.evidence.ReadingChoices.Transcript;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.MappingDesk;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Key fields of a scan, typed in twice beside its picture; only what agrees both times is taken. */
final class TranscriptForm {
    private final Session session;
    private final Words words;
    private final MappingDesk desk;
    private final String path;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Label state = new Label();
    private final Button next;
    private Map<String, String> first = Map.of();

    TranscriptForm(Session session, MappingDesk desk, String path) {
        this.session = session;
        this.words = session.words();
        this.desk = desk;
        this.path = path;
        next = Parts.button(words.of("scan.next"), "mdi2a-arrow-right", this::next, "accent");
        next.setId("scan-next");
        state.setWrapText(true);
        state.setText(words.of("scan.first"));
    }

    Node node() {
        VBox grid = new VBox(4);
        for (String key : Transcript.keys()) {
            TextField field = new TextField();
            field.setId("scan-" + key);
            fields.put(key, field);
            grid.getChildren().addAll(new Label(words.of("scan.field." + key)), field);
        }
        VBox box = new VBox(10, Parts.heading(words.of("scan.title")), state, grid, next);
        box.getStyleClass().add("card");
        return Parts.scroll(box);
    }

    private Map<String, String> entered() {
        Map<String, String> entered = new TreeMap<>();
        fields.forEach((key, field) -> entered.put(key, field.getText().strip()));
        return entered;
    }

    private void next() {
        Map<String, String> now = entered();
        fields.values().forEach(f -> f.getStyleClass().remove("wanting"));
        if (now.values().stream().allMatch(String::isEmpty)) {
            return;
        }
        if (first.isEmpty()) {
            first = now;
            fields.values().forEach(TextField::clear);
            state.setText(words.of("scan.second"));
            return;
        }
        List<String> different = Transcript.differences(first, now);
        if (different.isEmpty()) {
            session.change(
                    "task.scan",
                    progress -> desk.transcribe(new Transcript(path, new TreeMap<>(now)), progress),
                    view -> session.tell(words.of("scan.taken")));
            return;
        }
        for (String key : different) {
            TextField field = fields.get(key);
            if (field != null) {
                field.getStyleClass().add("wanting");
            }
        }
        first = Map.of();
        state.setText(words.of("scan.differ"));
    }
}
