package cn.suyuan.ui.findings;

import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Evidence as lines of text: a path of the pack with or without row, or material from outside that is called so. */
final class EvidenceLines {
    private static final Pattern ROW = Pattern.compile("(.*\\S)\\s+(\\d{1,9})");
    private final Words words;
    private final Map<String, String> sm3ByPath = new HashMap<>();
    private final TextArea area = new TextArea();
    private final ComboBox<String> files = new ComboBox<>();
    private final Label trouble = Parts.text("", "tone-bad");

    EvidenceLines(Words words, CaseView view) {
        this.words = words;
        for (EvidenceFile file : view.files().pack().files()) {
            sm3ByPath.put(file.path(), file.sm3());
        }
        view.paper()
                .journal()
                .forEach(line -> line.content().forEach((key, value) -> {
                    String[] fields = value.split("\t", -1);
                    if (key.startsWith("evidence.") && fields.length == 3) {
                        sm3ByPath.putIfAbsent(fields[0], fields[2]);
                    }
                }));
        area.setId("evidence-lines");
        area.setPromptText(words.of("findings.evidence.about"));
        area.setPrefRowCount(3);
        files.setPromptText(words.of("findings.evidence.choose"));
        files.getItems().setAll(sm3ByPath.keySet().stream().sorted().toList());
        files.setMaxWidth(300);
        files.valueProperty().addListener((property, before, path) -> {
            if (path != null) {
                area.appendText((area.getText().isEmpty() || area.getText().endsWith("\n") ? "" : "\n") + path);
            }
        });
        trouble.setVisible(false);
        trouble.setManaged(false);
    }

    Node node() {
        return new VBox(6, area, files, trouble);
    }

    void focus() {
        area.requestFocus();
    }

    /** The references; what is not in the pack and not called so is told and gives an empty list. */
    List<EvidenceReference> references() {
        List<EvidenceReference> references = new ArrayList<>();
        for (String line : area.getText()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList()) {
            EvidenceReference reference = reference(line);
            if (reference.sm3().isEmpty() && !outside(line)) {
                trouble.setText(words.of("findings.evidence.unknown", line));
                trouble.setVisible(true);
                trouble.setManaged(true);
                return List.of();
            }
            references.add(reference);
        }
        return references;
    }

    private EvidenceReference reference(String line) {
        String whole = sm3ByPath.getOrDefault(line, "");
        Matcher withRow = ROW.matcher(line);
        if (whole.isEmpty() && withRow.matches() && sm3ByPath.containsKey(withRow.group(1))) {
            String path = withRow.group(1);
            return new EvidenceReference(path, Integer.parseInt(withRow.group(2)), sm3ByPath.getOrDefault(path, ""));
        }
        return new EvidenceReference(line, 0, whole);
    }

    private boolean outside(String line) {
        return line.startsWith(words.of("findings.evidence.outside")) || line.startsWith("案卷外");
    }
}
