package cn.suyuan.ui.instruments;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.ledger.SiteObservation.Nameplate;
import cn.suyuan.ledger.SiteObservation.Sighting;
import cn.suyuan.measure.Quantity;
import cn.suyuan.ui.Attachments;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.Act;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * What is seen at a device on site, beside what the ledger says of it: there or not, nameplate, reading with its time,
 * photographs. Enter goes to the next field, Ctrl+Enter records.
 */
final class SitePanel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final List<String> PLATE = List.of("serial", "model", "maker", "class", "place", "label");
    private final Session session;
    private final Words words;
    private final ComboBox<Sighting> sighting = new ComboBox<>();
    private final Map<String, TextField> plate = new LinkedHashMap<>();
    private final Map<String, Label> ledger = new LinkedHashMap<>();
    private final Map<String, Label> marks = new LinkedHashMap<>();
    private final TextField reading = new TextField();
    private final TextField unit = new TextField();
    private final TextField readAt = new TextField();
    private final TextField remark = new TextField();
    private final Label seen = Parts.text("", "muted");
    private final Attachments attachments;
    private final VBox box;
    private String number = "";

    SitePanel(Session session) {
        this.session = session;
        this.words = session.words();
        attachments = new Attachments(session);
        sighting.setId("site-sighting");
        sighting.getItems().setAll(Sighting.values());
        sighting.setConverter(named());
        readAt.setPromptText(words.of("ledger.site.time"));
        readAt.setId("site-time");
        reading.setId("site-reading");
        reading.setPromptText(words.of("ledger.site.reading"));
        unit.setPromptText(words.of("ledger.site.unit"));
        unit.setPrefColumnCount(6);
        remark.setPromptText(words.of("ledger.site.remark"));
        Node now = Parts.button(
                words.of("ledger.site.now"),
                "mdi2c-clock-outline",
                () -> readAt.setText(TIME.format(session.desk().now().withOffsetSameInstant(CHINA))));
        Node save = Parts.button(words.of("ledger.site.save"), "mdi2c-content-save-outline", this::save, "accent");
        save.setId("site-save");
        Node form = new VBox(
                8,
                Parts.flow(Parts.line(words.of("ledger.site.sighting")), sighting, seen),
                plateGrid(),
                Parts.flow(reading, unit, readAt, now),
                remark,
                Parts.flow(save, Parts.text(words.of("ledger.site.keys"), "muted")));
        box = new VBox(10, form, attachments.node());
        box.getStyleClass().add("tab-content");
        box.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER && event.isShortcutDown()) {
                save();
                event.consume();
            }
        });
    }

    Node node() {
        return Parts.scroll(box);
    }

    void focus() {
        sighting.requestFocus();
    }

    void show(MeasuringInstrument instrument) {
        boolean other = !number.equals(instrument.instrumentNo());
        number = instrument.instrumentNo();
        Map<String, String> told = told(instrument);
        told.forEach((key, value) -> {
            Label label = ledger.get(key);
            if (label != null) {
                label.setText(value.isBlank() ? words.of("kit.value.missing") : value);
            }
        });
        Optional<SiteObservation> before = session.current().stream()
                .flatMap(view -> view.files().site().observations().stream())
                .filter(o -> o.instrumentNo().equals(number))
                .findFirst();
        if (other || before.isPresent()) {
            fill(before);
        }
        seen.setText(before.map(o -> words.of("ledger.site.seen", o.by(), words.of("ledger.sighting", o.sighting())))
                .orElse(words.of("ledger.site.unseen")));
        attachments.show("instrument:" + number, number);
    }

    private static Map<String, String> told(MeasuringInstrument instrument) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("serial", instrument.identity().serialNo());
        told.put("model", instrument.identity().model());
        told.put("maker", instrument.identity().manufacturer());
        told.put("class", instrument.accuracyClass());
        told.put("place", instrument.place().location());
        told.put("label", instrument.instrumentNo());
        return told;
    }

    private void fill(Optional<SiteObservation> before) {
        sighting.setValue(before.map(SiteObservation::sighting).orElse(Sighting.SEEN));
        Nameplate read = before.map(SiteObservation::nameplate).orElse(Nameplate.blank());
        List<String> values = List.of(
                read.serialNo(),
                read.model(),
                read.manufacturer(),
                read.accuracyClass(),
                read.location(),
                read.label());
        List<TextField> fields = new ArrayList<>(plate.values());
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).setText(values.get(i));
        }
        reading.setText(before.flatMap(SiteObservation::reading)
                .map(r -> r.value().toPlainString())
                .orElse(""));
        unit.setText(
                before.flatMap(SiteObservation::reading).map(Quantity::unit).orElse(""));
        readAt.setText(before.flatMap(SiteObservation::readAt)
                .map(t -> TIME.format(t.withOffsetSameInstant(CHINA)))
                .orElse(""));
        remark.setText(before.map(SiteObservation::remark).orElse(""));
    }

    private Node plateGrid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        grid.addRow(
                0,
                new Label(),
                Parts.line(words.of("ledger.site.ledger"), "muted"),
                Parts.line(words.of("ledger.site.plate"), "muted"),
                new Label());
        int row = 1;
        for (String key : PLATE) {
            TextField field = new TextField();
            field.setId("site-" + key);
            field.setPrefColumnCount(16);
            Label told = Parts.line("");
            Label mark = Parts.line("");
            plate.put(key, field);
            ledger.put(key, told);
            marks.put(key, mark);
            field.textProperty().addListener((p, before, now) -> compare(key));
            field.setOnAction(event -> next(key));
            grid.addRow(row++, Parts.line(words.of("ledger.plate." + key)), told, field, mark);
        }
        return grid;
    }

    private void next(String key) {
        int i = PLATE.indexOf(key);
        TextField to = i + 1 < PLATE.size() ? plate.get(PLATE.get(i + 1)) : reading;
        if (to != null) {
            to.requestFocus();
        }
    }

    /** Compares without blanks and letter case, as nameplates are read. */
    private void compare(String key) {
        TextField field = plate.get(key);
        Label told = ledger.get(key);
        Label mark = marks.get(key);
        if (field == null || told == null || mark == null) {
            return;
        }
        String read = plain(field.getText());
        boolean same = read.equals(plain(told.getText()));
        mark.setText(read.isEmpty() ? "" : words.of(same ? "ledger.site.same" : "ledger.site.differs"));
        mark.getStyleClass().removeAll(Tone.GOOD.styleClass(), Tone.BAD.styleClass());
        mark.getStyleClass().add(same ? Tone.GOOD.styleClass() : Tone.BAD.styleClass());
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u3000]", "").toLowerCase(Locale.ROOT);
    }

    private void save() {
        Optional<Quantity> value = Optional.empty();
        Optional<OffsetDateTime> time = Optional.empty();
        if (!reading.getText().isBlank()) {
            try {
                value = Optional.of(new Quantity(
                        new BigDecimal(reading.getText().strip()),
                        unit.getText().strip()));
                time = Optional.of(
                        LocalDateTime.parse(readAt.getText().strip(), TIME).atOffset(CHINA));
            } catch (NumberFormatException | DateTimeParseException e) {
                session.remind(words.of("ledger.site.wrong"));
                return;
            }
            if (unit.getText().isBlank()) {
                session.remind(words.of("ledger.site.wrong"));
                return;
            }
        }
        List<String> read =
                plate.values().stream().map(f -> f.getText().strip()).toList();
        session.perform(new Act.Observe(new SiteObservation(
                number,
                sighting.getValue(),
                new Nameplate(read.get(0), read.get(1), read.get(2), read.get(3), read.get(4), read.get(5)),
                value,
                time,
                remark.getText().strip(),
                "",
                List.of())));
    }

    private StringConverter<Sighting> named() {
        return new StringConverter<>() {
            @Override
            public String toString(Sighting value) {
                return value == null ? "" : words.of("ledger.sighting", value);
            }

            @Override
            public Sighting fromString(String text) {
                return Sighting.SEEN;
            }
        };
    }
}
