package cn.suyuan.ui.instruments;

import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.InstrumentStatus;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.ui.ScreenView;
import cn.suyuan.ui.Session;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** All instruments in one table, what is wrong with each, and its certificates. */
public final class InstrumentsScreen implements ScreenView {
    private final Session session;
    private final Words words;
    private final Grid<InstrumentRow> grid;
    private final Grid<TraceabilityCertificate> certificates;
    private final ComboBox<InstrumentKind> kind = new ComboBox<>();
    private final CheckBox onlyWrong = new CheckBox();
    private final CheckBox onlyUsed = new CheckBox();
    private final VBox head = new VBox(8);
    private final Node node;

    public InstrumentsScreen(Session session) {
        this.session = session;
        this.words = session.words();
        grid = instrumentGrid();
        certificates = certificateGrid();
        VBox lower = new VBox(6, Parts.heading(words.of("instruments.certificates.title")), certificates.view());
        lower.getStyleClass().add("lower");
        SplitPane split = new SplitPane(grid.view(), lower);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.7);
        head.getChildren().addAll(Parts.text(words.of("screen.instruments"), "title"), filters());
        VBox page = new VBox(10, head, Parts.grow(split));
        page.getStyleClass().add("page");
        node = page;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(CaseView view) {
        Optional<String> picked = grid.picked().map(InstrumentRow::number);
        Set<String> drawn = new HashSet<>(
                view.draw().sample().map(sample -> sample.selected()).orElse(List.of()));
        List<InstrumentRow> rows = new ArrayList<>();
        for (MeasuringInstrument instrument : view.ledger().ledger().instruments()) {
            rows.add(row(view, instrument, drawn, false));
        }
        for (MeasuringInstrument standard : view.ledger().ledger().referenceStandards()) {
            rows.add(row(view, standard, drawn, true));
        }
        grid.rows(rows);
        picked.ifPresentOrElse(
                number -> grid.pick(row -> row.number().equals(number)), () -> grid.pick(row -> row.wrong() > 0));
    }

    @Override
    public void reach(String number, int row) {
        onlyWrong.setSelected(false);
        onlyUsed.setSelected(false);
        kind.setValue(null);
        grid.pick(each -> each.number().equals(number));
    }

    private static InstrumentRow row(
            CaseView view, MeasuringInstrument instrument, Set<String> drawn, boolean standard) {
        long wrong = view.observationsOf("instrument:" + instrument.instrumentNo()).stream()
                .filter(o -> o.isNonconformity())
                .count();
        List<ImportProblem> problems = view.files().pack().ledgerProblems().stream()
                .filter(p -> p.row() == instrument.row().source().row()
                        && p.file().equals(instrument.row().source().file()))
                .toList();
        return new InstrumentRow(
                instrument,
                view.chain(instrument.instrumentNo()).map(chain -> chain.state()),
                wrong,
                problems,
                drawn.contains(instrument.instrumentNo()),
                standard);
    }

    private Node filters() {
        TextField typed = grid.filterField(words.of("instruments.filter.prompt"));
        kind.setPromptText(words.of("instruments.filter.kind"));
        kind.getItems().add(null);
        kind.getItems().addAll(InstrumentKind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(InstrumentKind each) {
                return each == null
                        ? words.of("instruments.filter.kind")
                        : words.of("instrument.kind." + each.wireName());
            }

            @Override
            public InstrumentKind fromString(String text) {
                return InstrumentKind.OTHER;
            }
        });
        onlyWrong.setText(words.of("instruments.filter.wrong"));
        onlyUsed.setText(words.of("instruments.filter.used"));
        kind.valueProperty().addListener((property, before, now) -> restrict());
        onlyWrong.selectedProperty().addListener((property, before, now) -> restrict());
        onlyUsed.selectedProperty().addListener((property, before, now) -> restrict());
        return Parts.flow(typed, kind, onlyWrong, onlyUsed, grid.count(words));
    }

    private void restrict() {
        Optional<InstrumentKind> wanted = Optional.ofNullable(kind.getValue());
        boolean wrong = onlyWrong.isSelected();
        boolean used = onlyUsed.isSelected();
        grid.restrict(row -> wanted.map(k -> row.instrument().kind() == k).orElse(true)
                && (!wrong || row.wrong() > 0 || !row.problems().isEmpty())
                && (!used || row.instrument().management().status() == InstrumentStatus.IN_USE));
    }

    private Grid<InstrumentRow> instrumentGrid() {
        return new Grid<InstrumentRow>("instruments", words.of("instruments.none"))
                .column(words.of("instruments.column.number"), 96, InstrumentRow::number)
                .column(
                        words.of("instruments.column.name"),
                        130,
                        r -> r.instrument().identity().name())
                .mark(words.of("instruments.column.chain"), 138, this::chain)
                .mark(words.of("instruments.column.wrong"), 92, this::wrong)
                .column(
                        words.of("instruments.column.class"),
                        76,
                        r -> r.instrument().accuracyClass())
                .column(
                        words.of("instruments.column.place"),
                        130,
                        r -> r.instrument().place().location())
                .column(
                        words.of("instruments.column.status"),
                        70,
                        r -> words.of(
                                "instrument.status", r.instrument().management().status()))
                .column(words.of("instruments.column.drawn"), 62, r -> r.drawn() ? words.of("instruments.drawn") : "")
                .column(
                        words.of("instruments.column.level"),
                        120,
                        r -> words.of("instrument.level", r.instrument().place().level()))
                .column(
                        words.of("instruments.column.deployment"),
                        70,
                        r -> words.of(
                                "instrument.deployment", r.instrument().place().deployment()))
                .column(
                        words.of("instruments.column.serial"),
                        120,
                        r -> r.instrument().identity().serialNo())
                .column(
                        words.of("instruments.column.model"),
                        140,
                        r -> r.instrument().identity().model())
                .column(
                        words.of("instruments.column.range"),
                        140,
                        r -> r.instrument().range())
                .column(
                        words.of("instruments.column.maker"),
                        150,
                        r -> r.instrument().identity().manufacturer())
                .picked(this::select);
    }

    private Mark chain(InstrumentRow row) {
        return row.chain()
                .map(state -> Marks.chain(words, state))
                .orElseGet(() -> new Mark(Tone.NEUTRAL, row.standard() ? words.of("instruments.standard") : "—"));
    }

    private Mark wrong(InstrumentRow row) {
        long all = row.wrong() + row.problems().size();
        return all == 0
                ? new Mark(Tone.GOOD, words.of("instruments.wrong.none"))
                : new Mark(row.wrong() > 0 ? Tone.BAD : Tone.WARNING, words.of("instruments.wrong.count", all));
    }

    private Grid<TraceabilityCertificate> certificateGrid() {
        return new Grid<TraceabilityCertificate>("certificates", words.of("instruments.certificates.none"))
                .column(words.of("instruments.certificate.number"), 150, TraceabilityCertificate::certificateNo)
                .column(words.of("instruments.certificate.kind"), 110, c -> words.of("certificate.kind", c.kind()))
                .column(
                        words.of("instruments.certificate.issuer"),
                        190,
                        c -> c.issue().issuer())
                .column(
                        words.of("instruments.certificate.performed"),
                        96,
                        c -> c.issue().performed().map(Object::toString).orElse(""))
                .column(
                        words.of("instruments.certificate.until"),
                        96,
                        c -> c.issue().validUntil().map(Object::toString).orElse(""))
                .column(words.of("instruments.certificate.conclusion"), 90, TraceabilityCertificate::conclusion)
                .column(words.of("instruments.certificate.file"), 200, TraceabilityCertificate::file)
                .picked(certificate -> session.select(Described.certificate(words, certificate)));
    }

    private void select(InstrumentRow row) {
        session.current().ifPresent(view -> {
            certificates.rows(view.certificates().certificates().stream()
                    .filter(c -> c.instrumentNo().equals(row.number()))
                    .toList());
            session.select(Described.instrument(words, view, row, chain(row)));
        });
    }
}
