package cn.suyuan.report;

import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.UnitValue;
import java.util.stream.Collectors;

/** The block above the form that says who was audited, for which product and period, by whom. */
final class HeaderBlock {

    /** Widths of label, value, label, value. */
    private static final float[] WIDTHS = {16, 44, 14, 26};

    private static final float[] WIDTHS_OF_BOTH = {21, 34, 22, 23};

    private final Typesetter type;
    private final Wording wording;

    HeaderBlock(Typesetter type, Wording wording) {
        this.type = type;
        this.wording = wording;
    }

    Table table(ReportHeader header) {
        boolean both = wording.language() == ReportLanguage.BOTH;
        Table table = new Table(UnitValue.createPercentArray(both ? WIDTHS_OF_BOTH : WIDTHS));
        table.useAllAvailableWidth().setFixedLayout().setMarginBottom(6f);
        pair(table, "organization", header.organization());
        pair(table, "record_no", header.recordNo());
        pair(table, "site", header.site());
        pair(table, "credit_code", header.creditCode());
        pair(table, "product", header.product());
        pair(table, "audit_date", header.auditDate());
        pair(table, "team", team(header));
        pair(table, "period", header.period());
        return table;
    }

    private String team(ReportHeader header) {
        return header.team().stream()
                .map(member -> wording.inline("report.role." + member.role()) + " " + member.name())
                .collect(Collectors.joining("；"));
    }

    private void pair(Table table, String key, String value) {
        table.addCell(plain(wording.inline("report.header." + key), true));
        table.addCell(plain(value.isBlank() ? "—" : value, false));
    }

    private Cell plain(String text, boolean bold) {
        return type.smallCell(text, bold).setBorder(Border.NO_BORDER).setPadding(1.5f);
    }
}
