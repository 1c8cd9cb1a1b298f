package cn.suyuan.intake;

import cn.suyuan.evidence.ReadingChoices.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Text and properties of a PDF document.
 *
 * @param text text of its first pages
 * @param producer programs that made it
 * @param created day of creation at UTC+8, as it says itself
 * @param modified day of the last change at UTC+8, as it says itself
 * @param signed whether it carries a signature
 */
record PdfDocumentText(
        String text, String producer, Optional<LocalDate> created, Optional<LocalDate> modified, boolean signed) {
    private static final int MOST_PAGES = 40;
    private static final Map<String, String> LABELS = Map.of(
            "certificate_no", "证书编号",
            "serial_no", "出厂编号",
            "issuer", "机构",
            "performed", "检定/校准日期",
            "issued", "签发日期",
            "valid_until", "有效期至");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)");

    /** Reads a document; empty where the bytes are none or it is closed by a password. */
    static Optional<PdfDocumentText> read(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(MOST_PAGES);
            PDDocumentInformation about = document.getDocumentInformation();
            return Optional.of(new PdfDocumentText(
                    stripper.getText(document),
                    (text(about.getProducer()) + " " + text(about.getCreator())).strip(),
                    day(about.getCreationDate()),
                    day(about.getModificationDate()),
                    !document.getSignatureDictionaries().isEmpty()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The library answers some broken documents with unchecked exceptions.
            return Optional.empty();
        }
    }

    /** Why bytes give no document, as the end of a message's key. */
    static String whyUnreadable(Optional<byte[]> bytes) {
        if (bytes.isEmpty()) {
            return "file_too_long";
        }
        byte[] all = bytes.get();
        if (all.length == 0) {
            return "file_empty";
        }
        String head = new String(all, 0, Math.min(1024, all.length), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            boolean picture =
                    head.startsWith("\u00ff\u00d8\u00ff") || head.startsWith("\u0089PNG") || head.startsWith("GIF8");
            return picture ? "pdf_is_picture" : "pdf_is_none";
        }
        try {
            Loader.loadPDF(all).close();
            return "pdf_unreadable";
        } catch (InvalidPasswordException e) {
            return "pdf_password";
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return "pdf_unreadable";
        }
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<LocalDate> day(@org.jspecify.annotations.Nullable Calendar moment) {
        return moment == null
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(moment.toInstant(), ZoneOffset.ofHours(8)));
    }

    /** A picture: no text, no properties. */
    static PdfDocumentText none() {
        return new PdfDocumentText("", "", Optional.empty(), Optional.empty(), false);
    }

    /** The same with what was typed in from its pictures. */
    PdfDocumentText typedIn(Transcript transcript) {
        StringBuilder lines = new StringBuilder();
        transcript.fields().forEach((key, value) -> {
            String label = LABELS.getOrDefault(key, key);
            lines.append(label).append("：").append(value).append('\n');
        });
        return new PdfDocumentText(lines.toString(), producer, created, modified, signed);
    }

    /** Every day that the text names, in whatever form. */
    TreeSet<LocalDate> days() {
        TreeSet<LocalDate> days = new TreeSet<>();
        Matcher matcher = DAY.matcher(text);
        while (matcher.find()) {
            DateText.read(matcher.group()).day().ifPresent(days::add);
        }
        return days;
    }

    /** What stands behind a label on its line; empty where the label does not occur. */
    String labelled(String label) {
        Matcher matcher = Pattern.compile(Pattern.quote(label) + "\\s*[:：]?\\s*(\\S[^\\n\\r]{0,60})")
                .matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}
