package cn.suyuan.report;

import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.Population;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.sampling.AuditSample;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.AreaBreak;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.HorizontalAlignment;
import com.itextpdf.layout.properties.UnitValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sheet that goes to the plant: first the draw with all that repeats it, then a card for each device with a QR code
 * of its number and room for what is seen there. Risk additions come after the drawn ones and say so.
 */
public final class SampleSheet {

    private static final float MARGIN = 36f;
    private static final float CODE = 64f;
    private static final int CARDS_A_PAGE = 6;

    private final ReportFonts fonts;
    private final Wording wording;

    public SampleSheet(ReportFonts fonts, ReportLanguage language) {
        this.fonts = fonts;
        this.wording = new Wording(
                language,
                cn.suyuan.text.Messages.of(cn.suyuan.text.Language.ZH),
                cn.suyuan.text.Messages.of(cn.suyuan.text.Language.EN));
    }

    /** A card: which device, and why it is looked at. */
    private record Card(String number, Optional<MeasuringInstrument> instrument, String why) {}

    /**
     * The sheet as PDF.
     *
     * @param judged the case, with its sample
     * @param risk devices looked at for a risk with the reason in words, apart from the drawn ones
     */
    public byte[] write(JudgedCase judged, Map<String, String> risk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
        PdfDocument pdf = new PdfDocument(new PdfWriter(out));
        pdf.getDocumentInfo().setTitle(wording.inline("sampling.sheet.title"));
        Typesetter type = new Typesetter(fonts.faces());
        try (Document document = new Document(pdf, PageSize.A4, false)) {
            document.setMargins(MARGIN, MARGIN, MARGIN + 8f, MARGIN);
            head(document, type, judged);
            List<Card> cards = cards(judged, risk);
            for (int i = 0; i < cards.size(); i += CARDS_A_PAGE) {
                document.add(new AreaBreak());
                document.add(page(pdf, type, cards.subList(i, Math.min(cards.size(), i + CARDS_A_PAGE))));
            }
            document.flush();
            String seed = judged.evaluated()
                    .population()
                    .sample()
                    .map(AuditSample::seed)
                    .orElse("");
            new PlainFoot(type, wording).writeTo(pdf, seed);
        }
        return out.toByteArray();
    }

    private void head(Document document, Typesetter type, JudgedCase judged) {
        DrawnPopulation population = judged.evaluated().population();
        document.add(type.bold(wording.inline("sampling.sheet.title"), 15f).setMarginBottom(4f));
        document.add(type.styled(
                judged.imported().scope().organization() + "  "
                        + judged.imported()
                                .scope()
                                .period()
                                .map(p -> p.from() + " … " + p.to())
                                .orElse(""),
                10f,
                false));
        for (AnnexSection section : new SampleAnnex(wording).sections(judged)) {
            section.paragraphs()
                    .forEach(text -> document.add(type.styled(text, 9f, false).setMarginTop(2f)));
            document.add(list(type, section).setMarginTop(6f));
        }
        document.add(type.styled(wording.text("sampling.sheet.note", population.size()), 8.5f, false)
                .setMarginTop(8f));
        document.add(
                type.styled(wording.text("sampling.sheet.sign"), 10f, false).setMarginTop(18f));
    }

    private static Table list(Typesetter type, AnnexSection section) {
        if (section.columns().isEmpty()) {
            return new Table(1);
        }
        float[] widths = new float[section.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = section.columns().get(i).width();
        }
        Table table = new Table(UnitValue.createPercentArray(widths));
        table.useAllAvailableWidth().setFixedLayout();
        for (Column column : section.columns()) {
            table.addHeaderCell(type.smallCell(column.header(), true));
        }
        section.rows().forEach(row -> row.forEach(cell -> table.addCell(type.smallCell(cell, false))));
        return table;
    }

    private List<Card> cards(JudgedCase judged, Map<String, String> risk) {
        Optional<Population> population = judged.imported()
                .scope()
                .period()
                .map(p -> Population.of(judged.imported().ledger().ledger(), p));
        List<Card> cards = new ArrayList<>();
        for (String ticket : judged.evaluated().population().selected()) {
            Optional<MeasuringInstrument> instrument = population
                    .flatMap(p -> p.find(ticket))
                    .map(Population.Member::instrument)
                    .or(() -> judged.imported().ledger().ledger().find(ticket));
            cards.add(new Card(ticket, instrument, wording.inline("sampling.card.drawn")));
        }
        risk.forEach((no, why) -> {
            if (cards.stream().noneMatch(card -> card.number().equals(no))) {
                cards.add(new Card(
                        no, judged.imported().ledger().ledger().find(no), wording.inline("sampling.card.risk", why)));
            }
        });
        return cards;
    }

    private Table page(PdfDocument pdf, Typesetter type, List<Card> cards) {
        Table grid = new Table(UnitValue.createPercentArray(new float[] {1, 1}));
        grid.useAllAvailableWidth().setFixedLayout();
        cards.forEach(card -> grid.addCell(card(pdf, type, card)));
        if (cards.size() % 2 == 1) {
            grid.addCell(new Cell().setBorder(Border.NO_BORDER));
        }
        return grid;
    }

    private Cell card(PdfDocument pdf, Typesetter type, Card card) {
        Cell cell = new Cell().setPadding(6f).setMinHeight(214f).setKeepTogether(true);
        cell.setBorder(new SolidBorder(0.8f));
        Table top = new Table(UnitValue.createPercentArray(new float[] {7, 3}));
        top.useAllAvailableWidth().setFixedLayout();
        Cell words = new Cell().setBorder(Border.NO_BORDER).setPadding(0);
        words.add(type.bold(card.number(), 14f));
        words.add(type.styled(
                card.instrument().map(i -> i.identity().name()).orElse(wording.inline("sampling.card.unlisted")),
                10f,
                false));
        words.add(type.styled(card.why(), 7.5f, false));
        card.instrument().ifPresent(i -> {
            words.add(line(type, "serial", i.identity().serialNo()));
            words.add(line(type, "model", i.identity().model()));
            words.add(line(type, "class", i.accuracyClass()));
            words.add(line(type, "place", i.place().location()));
        });
        top.addCell(words);
        Image code = code(pdf, card.number());
        code.getAccessibilityProperties().setAlternateDescription(card.number());
        top.addCell(new Cell().setBorder(Border.NO_BORDER).setPadding(0).add(code));
        cell.add(top);
        for (String key : List.of("seen", "plate", "reading", "time", "by")) {
            cell.add(type.styled(wording.inline("sampling.card." + key), 8.5f, false)
                    .setMarginTop(3f));
        }
        return cell;
    }

    private com.itextpdf.layout.element.Paragraph line(Typesetter type, String key, String value) {
        return type.styled(wording.inline("sampling.card." + key) + " " + (value.isBlank() ? "—" : value), 8f, false);
    }

    /** The number as QR code, drawn as squares so that it stays sharp on paper. */
    private static Image code(PdfDocument pdf, String number) {
        BitMatrix matrix = matrix(number);
        PdfFormXObject form = new PdfFormXObject(new Rectangle(CODE, CODE));
        PdfCanvas canvas = new PdfCanvas(form, pdf);
        float step = CODE / matrix.getWidth();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    canvas.rectangle(x * step, CODE - (y + 1) * step, step, step);
                }
            }
        }
        canvas.fill();
        Image image = new Image(form);
        image.setHorizontalAlignment(HorizontalAlignment.RIGHT);
        return image;
    }

    /** The modules of the QR code of a number. */
    static BitMatrix matrix(String number) {
        try {
            return new QRCodeWriter()
                    .encode(
                            number,
                            com.google.zxing.BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 2));
        } catch (WriterException e) {
            throw new IllegalArgumentException("number of " + number.length() + " characters", e);
        }
    }
}
