package cn.suyuan.report;

import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.DottedBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.UnitValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sections after the form: what the findings rest on, and how anyone recomputes it. */
final class Annexes {

    /** Letters from which a Chinese text is a sentence. */
    private static final int SENTENCE = 24;

    private static final float ZH_SHARE = 0.44f;
    private static final float EN_SHARE = 0.56f;

    private final Typesetter type;
    private final Wording wording;

    Annexes(Typesetter type, Wording wording) {
        this.type = type;
        this.wording = wording;
    }

    void writeTo(Document document, List<AnnexSection> sections) {
        Paragraph title = type.bold(wording.inline("report.annexes"), 14f).setMarginBottom(8f);
        title.getAccessibilityProperties().setRole(StandardRoles.H1);
        document.add(title);
        sections.forEach(section -> write(document, section));
    }

    private void write(Document document, AnnexSection section) {
        Paragraph heading = type.bold(section.title(), 11f).setMarginTop(8f).setMarginBottom(3f);
        heading.setKeepWithNext(true).getAccessibilityProperties().setRole(StandardRoles.H2);
        document.add(heading);
        paragraphs(document, section.paragraphs());
        if (!section.columns().isEmpty()) {
            document.add(table(type, section));
        }
        section.code().forEach(line -> document.add(type.styled(line, 8f, false)));
    }

    /** Text in both languages stands in two columns, sentence beside sentence; other text over the whole width. */
    private void paragraphs(Document document, List<String> texts) {
        Optional<Table> columns = Optional.empty();
        for (String text : texts) {
            List<String> sides = Wording.sides(text);
            if (sides.size() == 1) {
                columns.ifPresent(document::add);
                columns = Optional.empty();
                document.add(type.styled(text, 9f, false).setMarginBottom(3f));
            } else {
                Table table = columns.orElseGet(Annexes::twoColumns);
                sides.forEach(side -> table.addCell(beside(side)));
                columns = Optional.of(table);
            }
        }
        columns.ifPresent(document::add);
    }

    private static Table twoColumns() {
        Table table = new Table(UnitValue.createPercentArray(new float[] {46, 54}));
        table.useAllAvailableWidth().setFixedLayout().setMarginBottom(4f);
        table.getAccessibilityProperties().setRole(StandardRoles.DIV);
        return table;
    }

    private Cell beside(String text) {
        Cell cell = new Cell().add(type.styled(text, 8.5f, false));
        cell.setBorder(Border.NO_BORDER).setPadding(0f).setPaddingRight(8f).setPaddingBottom(3f);
        return cell;
    }

    /** The table of a section. */
    static Table table(Typesetter type, AnnexSection section) {
        boolean[] split = new boolean[section.columns().size()];
        List<Float> widths = new ArrayList<>();
        for (int i = 0; i < split.length; i++) {
            split[i] = isSplit(section, i);
            float width = section.columns().get(i).width();
            widths.addAll(split[i] ? List.of(width * ZH_SHARE, width * EN_SHARE) : List.of(width));
        }
        float[] shares = new float[widths.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = widths.get(i);
        }
        Table table = new Table(UnitValue.createPercentArray(shares));
        table.useAllAvailableWidth().setFixedLayout().setMarginBottom(4f);
        for (int i = 0; i < split.length; i++) {
            Cell header = type.smallCell(section.columns().get(i).header(), true, split[i] ? 2 : 1);
            header.getAccessibilityProperties().setRole(StandardRoles.TH);
            table.addHeaderCell(header);
        }
        for (List<String> row : section.rows()) {
            for (int i = 0; i < split.length; i++) {
                addCells(type, table, row.get(i), split[i]);
            }
        }
        return table;
    }

    private static void addCells(Typesetter type, Table table, String text, boolean split) {
        List<String> sides = Wording.sides(text);
        if (!split) {
            table.addCell(type.smallCell(text, false));
        } else if (sides.size() == 1) {
            table.addCell(type.smallCell(text, false, 2));
        } else {
            Border hair = new DottedBorder(ColorConstants.GRAY, 0.5f);
            table.addCell(type.smallCell(sides.get(0), false).setBorderRight(hair));
            table.addCell(type.smallCell(sides.get(1), false).setBorderLeft(hair));
        }
    }

    /** Sentences in both languages stand side by side; short words below each other. */
    private static boolean isSplit(AnnexSection section, int column) {
        return section.rows().stream()
                .map(row -> Wording.sides(row.get(column)))
                .anyMatch(sides -> sides.size() > 1 && sides.get(0).length() > SENTENCE);
    }
}
