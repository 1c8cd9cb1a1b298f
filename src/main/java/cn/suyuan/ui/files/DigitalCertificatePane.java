package cn.suyuan.ui.files;

import cn.suyuan.traceability.DigitalCertificate;
import cn.suyuan.traceability.DigitalCertificate.Identification;
import cn.suyuan.traceability.DigitalCertificate.Item;
import cn.suyuan.traceability.DigitalCertificate.LinkState;
import cn.suyuan.traceability.DigitalCertificate.Result;
import cn.suyuan.traceability.DigitalCertificate.StandardLink;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.kit.Grid;
import cn.suyuan.ui.kit.Mark;
import cn.suyuan.ui.kit.Parts;
import cn.suyuan.ui.kit.Parts.Field;
import cn.suyuan.ui.kit.Tone;
import cn.suyuan.ui.kit.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What a digital calibration certificate says, with the state of its signature and of its links. */
final class DigitalCertificatePane {
    private static final int ROW = 34;
    private static final int MOST_ROWS = 8;

    private final Words words;
    private final CaseView view;

    DigitalCertificatePane(Words words, CaseView view) {
        this.words = words;
        this.view = view;
    }

    /** The certificate that a file of the pack is; empty where it is none. */
    Optional<Node> of(String path) {
        return view.certificates().digital().stream()
                .filter(certificate -> certificate.file().equals(path))
                .findFirst()
                .map(this::node);
    }

    private Node node(DigitalCertificate certificate) {
        Grid<Result> results = results(certificate);
        Grid<StandardLink> standards = standards(certificate);
        VBox column = Parts.column(
                Parts.fields(head(certificate)),
                Parts.heading(words.of("files.dcc.results")),
                results.view(),
                Parts.heading(words.of("files.dcc.standards")),
                standards.view());
        column.setPadding(new Insets(10));
        return Parts.scroll(column);
    }

    private List<Field> head(DigitalCertificate certificate) {
        List<Field> fields = new ArrayList<>();
        fields.add(field("number", certificate.number()));
        fields.add(field("signature", signature(certificate.file())));
        DigitalCertificate.Period period = certificate.period();
        fields.add(field("received", period.received().map(Object::toString).orElse("")));
        String last = period.end()
                .filter(end -> !period.begin().equals(Optional.of(end)))
                .map(end -> " … " + end)
                .orElse("");
        fields.add(field("performed", period.begin().map(Object::toString).orElse("") + last));
        fields.add(field("issued", period.issued().map(Object::toString).orElse("")));
        fields.add(field(
                "laboratory",
                (certificate.laboratory().name() + " "
                                + certificate.laboratory().code())
                        .strip()));
        for (Item item : certificate.items()) {
            fields.add(field("item", item.name()));
            fields.add(field("maker", item.manufacturer()));
            fields.add(field("model", item.model()));
            fields.add(field("numbers", numbers(item.identifications())));
        }
        fields.add(field("embedded", Integer.toString(certificate.embedded().size())));
        fields.add(field("schema", certificate.schemaVersion()));
        for (DocumentContradiction other : view.certificates().documentContradictions()) {
            if (other.file().equals(certificate.file()) || certificate.file().endsWith("/" + other.file())) {
                String aspect = words.orElse("traceability.aspect." + other.aspect(), other.aspect());
                fields.add(new Field(
                        words.of("files.dcc.differs"),
                        words.of("files.dcc.differs.row", aspect, shown(other.inRow()), shown(other.inDocument()))));
            }
        }
        return fields;
    }

    private String shown(String text) {
        boolean key = text.startsWith("{") && text.endsWith("}");
        return key ? words.of(text.substring(1, text.length() - 1)) : text.isBlank() ? "—" : text;
    }

    private Field field(String key, String text) {
        return new Field(words.of("files.dcc." + key), text.isBlank() ? words.of("kit.value.missing") : text);
    }

    private String signature(String file) {
        List<SignatureCheck> checks = view.files().signatures().stream()
                .filter(check -> check.place().equals(file))
                .toList();
        return checks.isEmpty()
                ? words.of("files.dcc.unsigned")
                : checks.stream()
                        .map(check -> words.of("trust.cryptographic", check.cryptographic()) + " · "
                                + words.of("trust.path", check.chain()) + " · " + check.signer())
                        .collect(Collectors.joining("；"));
    }

    private String numbers(List<Identification> identifications) {
        return identifications.stream()
                .map(number -> words.orElse("files.dcc.by." + number.issuer(), number.issuer()) + " " + number.value())
                .collect(Collectors.joining("；"));
    }

    private Grid<Result> results(DigitalCertificate certificate) {
        Grid<Result> grid = new Grid<Result>("dcc-results", words.of("kit.value.missing"))
                .column(words.of("files.dcc.quantity"), 180, Result::name)
                .column(words.of("files.dcc.values"), 160, r -> String.join(" ", r.values()))
                .column(words.of("files.dcc.unit"), 60, Result::unit)
                .column(words.of("files.dcc.uncertainty"), 110, r -> joined(r.uncertainties()))
                .column(
                        "k",
                        50,
                        r -> r.coverageFactor().map(BigDecimal::toPlainString).orElse(""))
                .column(
                        "p",
                        60,
                        r -> r.coverageProbability()
                                .map(BigDecimal::toPlainString)
                                .orElse(""))
                .rows(certificate.results());
        return sized(grid, certificate.results().size());
    }

    private static String joined(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
    }

    private Grid<StandardLink> standards(DigitalCertificate certificate) {
        Grid<StandardLink> grid = new Grid<StandardLink>("dcc-standards", words.of("kit.value.missing"))
                .column(words.of("files.dcc.standard"), 170, StandardLink::name)
                .column(words.of("files.dcc.certificate"), 150, StandardLink::certificateNo)
                .mark(words.of("files.dcc.link"), 150, link -> new Mark(tone(link.state()), state(link.state())))
                .column(words.of("files.column.file"), 200, StandardLink::document)
                .rows(certificate.standards());
        return sized(grid, certificate.standards().size());
    }

    private String state(LinkState state) {
        return words.of("files.dcc.link." + state.word());
    }

    private static Tone tone(LinkState state) {
        return switch (state) {
            case HASH_MATCHES -> Tone.GOOD;
            case HASH_DIFFERS -> Tone.BAD;
            case NUMBER_ONLY, ANALOGUE, MISSING -> Tone.UNKNOWN;
        };
    }

    private static <T> Grid<T> sized(Grid<T> grid, int rows) {
        double height = ROW * (1.5 + Math.max(1, Math.min(rows, MOST_ROWS)));
        grid.view().setMinHeight(height);
        grid.view().setPrefHeight(height);
        return grid;
    }
}
