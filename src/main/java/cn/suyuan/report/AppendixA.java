package cn.suyuan.report;

import cn.suyuan.finding.Finding;
import cn.suyuan.finding.Finding.VerificationMode;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.DottedBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.properties.TextAlignment;
import com.itextpdf.layout.properties.UnitValue;
import com.itextpdf.layout.properties.VerticalAlignment;
import java.util.Collections;
import java.util.List;

/**
 * The record form of Appendix A (normative) of the draft standard: its columns, words and order, nothing added inside
 * the frame.
 */
final class AppendixA {

    /** Widths of 序号, 不符合技术规范条目, 不符合项目描述, 纠正措施或验证方式. */
    private static final float[] WIDTHS = {7, 19, 55, 19};

    private static final float[] WIDTHS_OF_BOTH = {5, 14, 30, 35, 16};

    private static final String DESCRIPTION = "description";

    /** Size of descriptions in two languages, in points. */
    private static final float SMALLER = 8f;

    /** Leading of descriptions in two languages, so that a form with a single finding mostly stays on one page. */
    private static final float TIGHTER = 1.15f;

    private static final float WIDE_HEIGHT = 66f;
    private static final float NARROW_HEIGHT = 100f;

    /** Rows with more text than this may be split between pages, else pages stay half empty. */
    private static final int LONG_TEXT = 160;

    private final Typesetter type;
    private final Wording wording;
    private final FieldAnchors anchors;

    AppendixA(Typesetter type, Wording wording, FieldAnchors anchors) {
        this.type = type;
        this.wording = wording;
        this.anchors = anchors;
    }

    void writeTo(Document document, ReportContent content, List<String> missing) {
        document.add(title(wording.inline("report.form.appendix"), 11f, false));
        document.add(title(wording.text("report.form.title"), 15f, true).setMarginBottom(6f));
        if (content.headerShown()) {
            document.add(new HeaderBlock(type, wording).table(content.header()));
        }
        content.marks().forEach(mark -> document.add(type.bold(mark, 9f).setMarginBottom(4f)));
        if (!missing.isEmpty()) {
            String characters = String.join(" ", missing);
            document.add(type.bold(wording.text("report.mark.missing", characters), 9f)
                    .setMarginBottom(4f));
        }
        document.add(findings(content.findings()));
        document.add(foot(signers(content.header())));
    }

    private Paragraph title(String text, float size, boolean heading) {
        Paragraph paragraph = type.bold(text, size).setTextAlignment(TextAlignment.CENTER);
        if (heading) {
            paragraph.getAccessibilityProperties().setRole(StandardRoles.H1);
        }
        return paragraph;
    }

    private Table findings(List<Finding> findings) {
        Table table = new Table(UnitValue.createPercentArray(both() ? WIDTHS_OF_BOTH : WIDTHS))
                .useAllAvailableWidth()
                .setFixedLayout();
        for (String column : List.of("no", "clause", DESCRIPTION, "verification")) {
            int columns = both() && column.equals(DESCRIPTION) ? 2 : 1;
            Cell header = type.headerCell(
                    wording.text("report.form.column." + column), both() ? SMALLER : Typesetter.BODY, columns);
            header.getAccessibilityProperties().setRole(StandardRoles.TH);
            table.addHeaderCell(header);
        }
        findings.forEach(finding -> addRow(table, finding));
        if (findings.isEmpty()) {
            table.addCell(centred("—"));
            table.addCell(centred("—"));
            describe(table, wording.text("report.form.none"));
            table.addCell(centred(ticks(false, false)));
        }
        return table;
    }

    private void addRow(Table table, Finding finding) {
        table.addCell(centred(Integer.toString(finding.no())));
        table.addCell(centred(String.join("\n", finding.clauses())));
        describe(table, wording.pick(finding.descriptionZh(), finding.descriptionEn()));
        boolean a = finding.verification() == VerificationMode.A;
        table.addCell(centred(ticks(a, !a)));
    }

    private boolean both() {
        return wording.language() == ReportLanguage.BOTH;
    }

    /** In both languages the standard's one column is halved by a dotted line, Chinese at the left. */
    private void describe(Table table, String text) {
        List<String> sides = Wording.sides(text);
        boolean together = sides.stream().allMatch(side -> side.length() <= LONG_TEXT);
        if (sides.size() == 1) {
            table.addCell(
                    framed(new Cell(1, both() ? 2 : 1), text, Typesetter.BODY).setKeepTogether(together));
            return;
        }
        Border hair = new DottedBorder(ColorConstants.GRAY, 0.6f);
        table.addCell(framed(new Cell(), sides.get(0), SMALLER)
                .setKeepTogether(together)
                .setBorderRight(hair));
        table.addCell(framed(new Cell(), sides.get(1), SMALLER)
                .setKeepTogether(together)
                .setBorderLeft(hair));
    }

    private Cell framed(Cell cell, String text, float size) {
        Paragraph paragraph = type.styled(text, size, false);
        return type.framed(cell.add(size == SMALLER ? paragraph.setMultipliedLeading(TIGHTER) : paragraph));
    }

    private Cell centred(String text) {
        return type.cell(text).setTextAlignment(TextAlignment.CENTER).setVerticalAlignment(VerticalAlignment.MIDDLE);
    }

    static String ticks(boolean a, boolean b) {
        return (a ? "☑" : "□") + "A  " + (b ? "☑" : "□") + "B";
    }

    private static List<ReportHeader.Member> signers(ReportHeader header) {
        List<ReportHeader.Member> signers =
                header.team().stream().filter(ReportHeader.Member::signs).toList();
        return signers.isEmpty()
                ? Collections.nCopies(2, new ReportHeader.Member("auditor", ""))
                : signers.subList(0, Math.min(signers.size(), ReportFields.MOST_AUDITORS));
    }

    /** The rows below the findings; they stay on one page, so that signatures stand under what they sign. */
    private Table foot(List<ReportHeader.Member> signers) {
        int columns = signers.size() <= 4 ? signers.size() : 3;
        Table table = new Table(UnitValue.createPercentArray(columns)).useAllAvailableWidth();
        table.setFixedLayout().setKeepTogether(true);
        table.addCell(wide(columns, wording.text("report.form.note")));
        table.addCell(wide(columns, wording.inline("report.form.auditor")).setBorderBottom(Border.NO_BORDER));
        int rows = (signers.size() + columns - 1) / columns;
        for (int i = 0; i < rows * columns; i++) {
            String name = i < signers.size() ? signers.get(i).name() : "";
            Cell cell = signature(name, i % columns, columns, i / columns == rows - 1);
            table.addCell(i < signers.size() ? anchors.mark(ReportFields.auditor(i + 1), cell) : cell);
        }
        table.addCell(wide(columns, wording.inline("report.form.opinion")).setBorderBottom(Border.NO_BORDER));
        table.addCell(opinion(columns));
        table.addCell(
                wide(columns, wording.inline("report.form.representative")).setBorderBottom(Border.NO_BORDER));
        Cell representative = type.cell(" ").setHeight(WIDE_HEIGHT).setBorderTop(Border.NO_BORDER);
        table.addCell(anchors.mark(ReportFields.REPRESENTATIVE, spanning(columns, representative)));
        return table;
    }

    private Cell wide(int columns, String text) {
        return spanning(columns, type.cell(text));
    }

    private Cell spanning(int columns, Cell cell) {
        Cell wide = new Cell(1, columns);
        cell.getChildren().forEach(child -> wide.add((Paragraph) child));
        wide.setPadding(4f);
        wide.setBorder(new com.itextpdf.layout.borders.SolidBorder(0.6f));
        if (cell.getHeight() != null) {
            wide.setHeight(cell.getHeight());
            wide.setBorderTop(Border.NO_BORDER);
        }
        return wide;
    }

    private Cell signature(String name, int column, int columns, boolean lastRow) {
        Cell cell = type.smallCell(name, false)
                .setHeight(columns > 2 ? NARROW_HEIGHT : WIDE_HEIGHT)
                .setBorderTop(Border.NO_BORDER);
        cell.setVerticalAlignment(VerticalAlignment.BOTTOM);
        if (column > 0) {
            cell.setBorderLeft(Border.NO_BORDER);
        }
        if (column < columns - 1) {
            cell.setBorderRight(Border.NO_BORDER);
        }
        if (!lastRow) {
            cell.setBorderBottom(Border.NO_BORDER);
        }
        return cell;
    }

    private Cell opinion(int columns) {
        Paragraph line = type.paragraph("");
        box(line, ReportFields.CONFIRM);
        type.addRuns(line, wording.inline("report.form.confirm") + "\u3000\u3000\u3000", false);
        box(line, ReportFields.REFUSE);
        type.addRuns(line, wording.inline("report.form.refuse"), false);
        Cell cell = new Cell(1, columns).add(line).setPadding(4f).setHeight(46f);
        cell.setBorder(new com.itextpdf.layout.borders.SolidBorder(0.6f)).setBorderTop(Border.NO_BORDER);
        return anchors.mark(ReportFields.REASON, cell);
    }

    private void box(Paragraph line, String field) {
        line.add(anchors.mark(field, new Text("□").setFont(type.faceForBoxes())));
    }
}
