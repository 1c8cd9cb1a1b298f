package cn.suyuan.intake;

import cn.suyuan.intake.RawTable.RawCell;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one worksheet part of an XLSX file (ECMA-376-1, 18.3.1), streaming. */
final class XlsxSheet {
    private final XMLStreamReader xml;
    private final List<RawCell> strings;
    private final XlsxStyles styles;
    private final boolean since1904;
    private final SheetCells cells;
    private int row;
    private int column;

    XlsxSheet(XMLStreamReader xml, List<RawCell> strings, XlsxStyles styles, boolean since1904, SheetCells cells) {
        this.xml = xml;
        this.strings = strings;
        this.styles = styles;
        this.since1904 = since1904;
        this.cells = cells;
    }

    void read() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "col" -> hiddenColumns();
                case "row" -> beginRow();
                case "c" -> cell();
                case "mergeCell" -> merge(XmlParts.attribute(xml, "ref"));
                default -> {}
            }
        }
    }

    private void hiddenColumns() {
        if (XmlParts.isTrue(XmlParts.attribute(xml, "hidden"))) {
            cells.hiddenColumns(
                    XmlParts.number(XmlParts.attribute(xml, "min"), 1),
                    XmlParts.number(XmlParts.attribute(xml, "max"), 0));
        }
    }

    private void beginRow() {
        row = XmlParts.number(XmlParts.attribute(xml, "r"), row + 1);
        column = 0;
        if (XmlParts.isTrue(XmlParts.attribute(xml, "hidden"))) {
            cells.hiddenRow(row);
        }
    }

    private void cell() throws XMLStreamException {
        String type = "";
        int style = -1;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "r" -> {
                    int at = columnOf(xml.getAttributeValue(i));
                    column = at >= 0 ? at : column;
                }
                case "t" -> type = xml.getAttributeValue(i);
                case "s" -> style = XmlParts.number(xml.getAttributeValue(i), -1);
                default -> {}
            }
        }
        String value = "";
        String inline = "";
        int depth = 1;
        boolean phonetic = false;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "v" -> {
                        value = joined(value, text());
                        depth--;
                    }
                    case "t" -> {
                        String part = text();
                        inline = phonetic ? inline : joined(inline, part);
                        depth--;
                    }
                    case "rPh" -> phonetic = true;
                    case "f" -> cells.formula(row);
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                phonetic &= !xml.getLocalName().equals("rPh");
            }
        }
        put(type, style, value, inline);
        column++;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + second;
    }

    /** Text up to the end of the element; elements inside are passed over. */
    private String text() throws XMLStreamException {
        String first = "";
        @Nullable StringBuilder more = null; // nearly all texts come in one piece
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (first.isEmpty()) {
                        first = xml.getText();
                    } else {
                        more = more == null ? new StringBuilder(first) : more;
                        more.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        return more == null ? first : more.toString();
    }

    private void put(String type, int style, String value, String inline) {
        switch (type) {
            case "s" -> {
                int index = XmlParts.number(value.strip(), -1);
                if (index >= 0 && index < strings.size()) {
                    cells.put(row, column, strings.get(index));
                }
            }
            case "inlineStr" -> cells.put(row, column, inline, false);
            case "str" -> cells.put(row, column, value, false);
            case "b" -> cells.put(row, column, new RawCell(value.strip().equals("1") ? "true" : "false", false));
            case "e" -> cells.error(row, column, value);
            case "d" -> cells.put(row, column, new RawCell(value, false));
            default -> cells.put(row, column, number(value.strip(), style));
        }
    }

    private RawCell number(String value, int style) {
        if (value.isEmpty()) {
            return RawCell.EMPTY;
        }
        if (NumberText.read(value).problem().isPresent()) {
            return new RawCell(value, false);
        }
        BigDecimal number = new BigDecimal(value);
        if (styles.isDate(style)) {
            return XlsxStyles.date(number, since1904)
                    .map(date -> new RawCell(date, false))
                    .orElseGet(() -> new RawCell(XlsxStyles.plain(number), true));
        }
        return new RawCell(XlsxStyles.plain(number), true);
    }

    private void merge(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            return;
        }
        String first = reference.substring(0, colon);
        String last = reference.substring(colon + 1);
        cells.merge(rowOf(first), rowOf(last), columnOf(first), columnOf(last));
    }

    /** Column of a reference such as {@code AB12}, from 0; −1 where it is none. */
    static int columnOf(String reference) {
        int column = 0;
        int i = 0;
        while (i < reference.length() && i < 4 && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
            i++;
        }
        return column - 1;
    }

    private static int rowOf(String reference) {
        int i = 0;
        while (i < reference.length() && Character.isLetter(reference.charAt(i))) {
            i++;
        }
        return XmlParts.number(reference.substring(i), 0);
    }
}
