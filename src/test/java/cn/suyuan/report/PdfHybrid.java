package cn.suyuan.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A revision appended in the hybrid form (ISO 32000-1, 7.5.8.4): its table lists nothing, and the stream of references
 * beside it puts another content under the number of the page's content.
 */
final class PdfHybrid {
    private PdfHybrid() {}

    static byte[] hidden(byte[] signed) {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int content = content(signed);
        Matcher started = Pattern.compile("startxref\\s+(\\d+)").matcher(text);
        String previous = "";
        while (started.find()) {
            previous = started.group(1);
        }
        Matcher root = Pattern.compile("/Root (\\d+ \\d+ R)").matcher(text);
        Matcher sizes = Pattern.compile("/Size (\\d+)").matcher(text);
        int size = 0;
        while (sizes.find()) {
            size = Math.max(size, Integer.parseInt(sizes.group(1)));
        }
        if (!root.find()) {
            throw new IllegalArgumentException("no root");
        }
        String drawn = "BT /F1 12 Tf 72 700 Td (Error 0.02 %) Tj ET";
        StringBuilder more = new StringBuilder("\n");
        int at = signed.length + more.length();
        more.append(content + " 0 obj\n<</Length " + drawn.length() + ">>\nstream\n" + drawn + "\nendstream\nendobj\n");
        int stream = signed.length + more.length();
        // one row: type 1, offset in four bytes, generation 0
        String row = "01%08X00".formatted(at);
        more.append(size + " 0 obj\n<</Type/XRef/Size " + (size + 1) + "/W[1 4 1]/Index[" + content
                + " 1]/Root " + root.group(1) + "/Filter/ASCIIHexDecode/Length " + (row.length() + 1)
                + ">>\nstream\n" + row + ">\nendstream\nendobj\n");
        int table = signed.length + more.length();
        more.append("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size " + (size + 1) + "/Root " + root.group(1)
                + "/Prev " + previous + "/XRefStm " + stream + ">>\nstartxref\n" + table + "\n%%EOF\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(signed);
        out.writeBytes(more.toString().getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    /** What a reader of both forms shows. */
    static String shown(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document)
                    + new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int content(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSDictionary page = document.getPage(0).getCOSObject();
            return (int) ((COSObject) page.getItem(COSName.CONTENTS)).getKey().getNumber();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
