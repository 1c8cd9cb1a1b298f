package cn.suyuan.report;

import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.UnitValue;
import java.util.List;

/** Sections after the form: what the findings rest on, and how anyone recomputes it. */
final class Annexes {

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
        section.paragraphs()
                .forEach(text -> document.add(type.styled(text, 9f, false).setMarginBottom(3f)));
        if (!section.columns().isEmpty()) {
            document.add(table(type, section));
        }
        section.code().forEach(line -> document.add(type.styled(line, 8f, false)));
    }

    /** The table of a section. */
    static Table table(Typesetter type, AnnexSection section) {
        float[] widths = new float[section.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = section.columns().get(i).width();
        }
        Table table = new Table(UnitValue.createPercentArray(widths));
        table.useAllAvailableWidth().setFixedLayout().setMarginBottom(4f);
        for (AnnexSection.Column column : section.columns()) {
            Cell header = type.smallCell(column.header(), true);
            header.getAccessibilityProperties().setRole(StandardRoles.TH);
            table.addHeaderCell(header);
        }
        section.rows().forEach(row -> row.forEach(cell -> table.addCell(type.smallCell(cell, false))));
        return table;
    }
}
