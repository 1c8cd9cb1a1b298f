package cn.suyuan.ui.files;

import cn.suyuan.app.AmendmentWork.Amendment;
import cn.suyuan.app.AmendmentWork.TouchedFinding;
import cn.suyuan.audit.PackDelivery;
import cn.suyuan.evidence.PackChange;
import cn.suyuan.ui.Screen;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.AmendmentDesk;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What each later pack changed, row by row, and the findings that it makes, ends or touches. */
final class AmendmentPane {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Session session;
    private final Words words;
    private final AmendmentDesk desk;
    private final ComboBox<PackDelivery> choice = new ComboBox<>();
    private final Label told = new Label();
    private final UnaryOperator<String> columnName;
    private final Grid<Change> changes;
    private final Grid<TouchedFinding> findings;
    private final Node node;
    private List<PackDelivery> deliveries = List.of();

    /** A change with the numbers of the findings that rest on it. */
    private record Change(PackChange change, String findings) {}

    /**
     * @param columnName usual header of a column key
     * @param reach goes to a row of a file
     */
    AmendmentPane(
            Session session,
            AmendmentDesk desk,
            UnaryOperator<String> columnName,
            BiConsumer<String, PackChange> reach) {
        this.columnName = columnName;
        this.session = session;
        this.words = session.words();
        this.desk = desk;
        changes = changeGrid(reach);
        findings = findingGrid();
        choice.setId("amendment");
        choice.setMaxWidth(420);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(PackDelivery delivery) {
                return delivery == null ? "" : title(delivery);
            }

            @Override
            public PackDelivery fromString(String text) {
                return choice.getValue();
            }
        });
        choice.valueProperty().addListener((property, before, delivery) -> {
            if (delivery != null) {
                look(delivery);
            }
        });
        told.getStyleClass().add("muted");
        SplitPane split = new SplitPane(changes.view(), findings.view());
        split.setDividerPositions(0.7);
        node = new VBox(6, Parts.row(choice, told), Parts.grow(split));
        node.getStyleClass().add("tab-page");
    }

    Node node() {
        return node;
    }

    /** Shows the packs of the case; the last one's changes are looked up when it is shown first. */
    void show(List<PackDelivery> all) {
        if (all.equals(deliveries) || all.size() < 2) {
            return;
        }
        deliveries = all;
        choice.getItems().setAll(all.subList(1, all.size()));
        choice.setValue(all.get(all.size() - 1));
    }

    private String title(PackDelivery delivery) {
        String relation = delivery.relation()
                .map(r -> words.of("amend.relation." + r.wireName()))
                .orElse("");
        return words.of(
                "amend.delivery", delivery.number(), TIME.format(delivery.time()), delivery.container(), relation);
    }

    private void look(PackDelivery delivery) {
        told.setText(words.of("amend.looking"));
        session.tasks().look(progress -> desk.amendment(delivery.number(), progress), found -> {
            if (delivery.equals(choice.getValue())) {
                found.ifPresent(this::fill);
            }
        });
    }

    private void fill(Amendment amendment) {
        List<List<String>> numbers = new ArrayList<>();
        amendment.changes().forEach(change -> numbers.add(new ArrayList<>()));
        for (TouchedFinding touched : amendment.findings()) {
            touched.changes().forEach(place -> numbers.get(place).add(number(touched)));
        }
        List<Change> rows = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            rows.add(new Change(amendment.changes().get(i), String.join("、", numbers.get(i))));
        }
        changes.rows(rows);
        findings.rows(amendment.findings());
        told.setText(words.of(
                "amend.told",
                amendment.before().container(),
                amendment.changes().size(),
                amendment.findings().size()));
    }

    private String number(TouchedFinding touched) {
        return touched.finding().no() == 0
                ? words.of("amend.finding.other")
                : words.of("amend.finding.no", touched.finding().no());
    }

    private Grid<Change> changeGrid(BiConsumer<String, PackChange> reach) {
        return new Grid<Change>("amendment-changes", words.of("amend.none"))
                .mark(words.of("amend.column.kind"), 96, c -> new Mark(tone(c.change()), kind(c.change())))
                .column(words.of("files.column.file"), 100, c -> c.change().file())
                .number(
                        words.of("files.column.row"),
                        40,
                        c -> c.change().row() == 0
                                ? ""
                                : Integer.toString(c.change().row()))
                .column(words.of("amend.column.key"), 70, c -> c.change().key())
                .column(words.of("files.column.column"), 84, c -> column(c.change()))
                .column(
                        words.of("amend.column.before"),
                        110,
                        c -> shown(c.change(), c.change().before()))
                .column(
                        words.of("amend.column.after"),
                        110,
                        c -> shown(c.change(), c.change().after()))
                .column(words.of("amend.column.findings"), 70, Change::findings)
                .picked(c -> reach.accept(c.change().file(), c.change()));
    }

    private static Tone tone(PackChange change) {
        return switch (change.kind()) {
            case FILE_ADDED, ROW_ADDED -> Tone.GOOD;
            case FILE_REMOVED, ROW_REMOVED -> Tone.BAD;
            case FILE_CHANGED, CELL_CHANGED -> Tone.WARNING;
        };
    }

    private String kind(PackChange change) {
        return words.of("amend.kind." + change.kind().word());
    }

    private String column(PackChange change) {
        return change.column().isEmpty() ? "" : columnName.apply(change.column());
    }

    /** Digests of whole files say nothing to a person: their beginning is enough to tell them apart. */
    private static String shown(PackChange change, String text) {
        boolean digest = change.row() == 0 && text.length() == 64;
        return TablePane.visible(digest ? text.substring(0, 8) + "…" : text);
    }

    private Grid<TouchedFinding> findingGrid() {
        return new Grid<TouchedFinding>("amendment-findings", words.of("amend.findings.none"))
                .mark(
                        words.of("amend.column.state"),
                        120,
                        f -> new Mark(
                                switch (f.state()) {
                                    case NEW -> Tone.BAD;
                                    case GONE -> Tone.GOOD;
                                    case TOUCHED -> Tone.WARNING;
                                },
                                words.of("amend.state." + f.state().word())))
                .column(words.of("amend.column.finding"), 80, this::number)
                .column(
                        words.of("amend.column.description"),
                        360,
                        f -> words.pick(f.finding().descriptionZh(), f.finding().descriptionEn()))
                .picked(f -> Optional.of(f)
                        .filter(touched -> touched.state() != TouchedFinding.State.GONE)
                        .ifPresent(touched ->
                                session.go(Screen.FINDINGS, touched.finding().findingId(), 0)));
    }
}
