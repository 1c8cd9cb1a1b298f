package cn.suyuan.ui.draw;

import cn.suyuan.sampling.AuditSample;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What can be done with a drawn sample: replace, extend, add for a risk, print. Each asks for its reason. */
final class SampleActs {
    private final Session session;
    private final Words words;
    private final Supplier<Optional<String>> picked;
    private final Node row;

    /** Acts on the device that {@code picked} gives. */
    SampleActs(Session session, Supplier<Optional<String>> picked) {
        this.session = session;
        this.words = session.words();
        this.picked = picked;
        row = Parts.flow(
                button("replace", "mdi2s-swap-horizontal", this::replace),
                button("extend", "mdi2a-arrow-expand-down", this::extend),
                button("add", "mdi2s-shield-plus-outline", this::add),
                button("print", "mdi2p-printer-outline", this::print));
    }

    Node node() {
        return row;
    }

    private Button button(String key, String icon, Runnable act) {
        Button button = Parts.button(words.of("sampling.act." + key), icon, act);
        button.setId("sample-" + key);
        return button;
    }

    private void replace() {
        Optional<String> device = picked.get();
        if (device.isEmpty()) {
            session.remind(words.of("sampling.act.pick"));
            return;
        }
        session.sheets()
                .text(
                        words.of("sampling.replace.title", device.get()),
                        words.of("sampling.replace.about"),
                        "",
                        words.of("sampling.act.replace"),
                        reason -> session.perform(new Act.ReplaceDevice(device.get(), reason)));
    }

    private void extend() {
        List<AuditSample.Stratum> strata = session.current().stream()
                .flatMap(view -> view.draw().sample().stream())
                .flatMap(sample -> sample.strata().stream())
                .filter(s -> s.wanted() < s.size())
                .toList();
        if (strata.isEmpty()) {
            session.remind(words.of("sampling.extend.all"));
            return;
        }
        ComboBox<AuditSample.Stratum> stratum = new ComboBox<>();
        stratum.getItems().setAll(strata);
        stratum.setConverter(new StringConverter<>() {
            @Override
            public String toString(AuditSample.Stratum s) {
                return s == null
                        ? ""
                        : words.of(
                                "sampling.plan.stratum",
                                words.orElse("sampling.stratum." + s.name(), s.name()),
                                s.size(),
                                s.wanted());
            }

            @Override
            public AuditSample.Stratum fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        TextField size = new TextField();
        size.setId("extend-size");
        stratum.valueProperty()
                .addListener((p, before, s) ->
                        size.setText(s == null ? "" : Integer.toString(Math.min(s.size(), 2 * s.wanted()))));
        stratum.setValue(strata.get(0));
        TextArea reason = reason();
        VBox content =
                new VBox(8, Parts.text(words.of("sampling.extend.about"), "muted"), Parts.row(stratum, size), reason);
        session.sheets().ask(words.of("sampling.act.extend"), content, words.of("sampling.act.extend"), () -> {
            boolean good = size.getText().strip().matches("\\d{1,6}")
                    && !reason.getText().isBlank();
            if (good) {
                session.perform(new Act.ExtendSample(
                        stratum.getValue().name(),
                        Integer.parseInt(size.getText().strip()),
                        reason.getText().strip()));
            }
            return good;
        });
        size.requestFocus();
    }

    private void add() {
        TextField number = new TextField(picked.get().orElse(""));
        number.setId("add-number");
        number.setPromptText(words.of("instruments.column.number"));
        TextArea reason = reason();
        VBox content = new VBox(8, Parts.text(words.of("sampling.add.about"), "muted"), number, reason);
        session.sheets().ask(words.of("sampling.act.add"), content, words.of("sampling.act.add"), () -> {
            boolean known = session.index().instrument(number.getText().strip()).isPresent();
            boolean good = known && !reason.getText().isBlank();
            if (good) {
                session.perform(new Act.AddDevice(
                        number.getText().strip(), reason.getText().strip()));
            } else if (!known) {
                session.remind(words.of("sampling.add.unknown", number.getText().strip()));
            }
            return good;
        });
        number.requestFocus();
    }

    private TextArea reason() {
        TextArea reason = new TextArea();
        reason.setId("sheet-text");
        reason.setWrapText(true);
        reason.setPrefRowCount(3);
        reason.setPromptText(words.of("sampling.reason.prompt"));
        return reason;
    }

    private void print() {
        Optional<Path> folder = session.files().folder(words.of("sampling.print.folder"));
        folder.ifPresent(to -> session.tasks()
                .act(
                        "sampling.act.print",
                        progress -> session.desk().exportSample(to),
                        files -> session.tell(words.of(
                                "sampling.print.done",
                                String.join(
                                        words.of("kit.list.separator"),
                                        files.stream().map(Path::toString).toList())))));
    }
}
