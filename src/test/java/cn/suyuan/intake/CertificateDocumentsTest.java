package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ImportedCase;
import cn.suyuan.audit.Progress;
import cn.suyuan.evidence.PackInventory;
import cn.suyuan.traceability.TraceabilityTables.DocumentContradiction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CertificateDocumentsTest {
    private static final Path PACK = Path.of("..", "shared", "reference", "pack-min", "pack");
    private static final String INDEX = """
        certificate_no,type,instrument_no,serial_no,issuer,performed,issued,file
        HZ25-T-0417,calibration,T-02,202500417,X,2025-03-08,2025-03-10,certificates/a.pdf
        """;

    private static byte[] pdf(String producer, int modifiedDay, String... lines) throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                out.setLeading(14);
                out.newLineAtOffset(50, 700);
                for (String line : lines) {
                    out.showText(line);
                    out.newLine();
                }
                out.endText();
            }
            document.getDocumentInformation().setProducer(producer);
            document.getDocumentInformation().setCreationDate(day(10));
            document.getDocumentInformation().setModificationDate(day(modifiedDay));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static GregorianCalendar day(int dayOfMarch2025) {
        GregorianCalendar day = new GregorianCalendar(TimeZone.getTimeZone("GMT+08:00"), java.util.Locale.ROOT);
        day.set(2025, 2, dayOfMarch2025, 12, 0, 0);
        return day;
    }

    private static List<String> aspects(byte[] pdf) throws Exception {
        return aspects(Map.of("certificates.csv", INDEX.getBytes(StandardCharsets.UTF_8), "certificates/a.pdf", pdf));
    }

    private static List<String> aspects(Map<String, byte[]> files) throws Exception {
        ImportedCase imported = EvidenceReaderTest.read(files);
        return imported.traceability().documentContradictions().stream()
                .map(DocumentContradiction::aspect)
                .toList();
    }

    @Test
    void a_document_that_says_the_same_contradicts_nothing() throws Exception {
        assertThat(aspects(pdf("LIMS", 10, "No. HZ25-T-0417", "S/N 2025 00417", "2025.03.08", "2025.3.10")))
                .isEmpty();
    }

    @Test
    void another_number_serial_and_day_are_each_named() throws Exception {
        assertThat(aspects(pdf("LIMS", 10, "No. HZ25-T-0418", "S/N 202500418", "2025-03-09", "2025-03-10")))
                .containsExactly("certificate_no", "serial_no", "performed");
    }

    @Test
    void a_document_that_is_missing_or_no_pdf_is_said_of_its_row_and_a_row_without_file_needs_none() throws Exception {
        assertThat(aspects("no pdf at all".getBytes(StandardCharsets.UTF_8))).containsExactly("document_unreadable");
        assertThat(aspects(Map.of("certificates.csv", INDEX.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("document_missing");
        String without = INDEX.replace("certificates/a.pdf", "");
        assertThat(aspects(Map.of("certificates.csv", without.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void each_of_several_files_has_its_own_state_and_one_of_them_must_say_what_the_row_says() throws Exception {
        byte[] index = INDEX.replace("certificates/a.pdf", "certificates/a.pdf；certificates\\\\b.pdf;c.jpg")
                .getBytes(StandardCharsets.UTF_8);
        byte[] first = pdf("LIMS", 10, "No. HZ25-T-0417", "2025-03-08 2025-03-10");
        byte[] second = pdf("Adobe Photoshop 25.0", 10, "S/N 202500417");
        assertThat(aspects(Map.of("certificates.csv", index, "certificates/a.pdf", first)))
                .containsExactly("document_missing", "document_missing");
        assertThat(aspects(Map.of(
                        "certificates.csv", index,
                        "certificates/a.pdf", first,
                        "certificates/b.pdf", second,
                        "certificates/c.jpg", new byte[] {1})))
                .containsExactly("document_unreadable", "producer");
        byte[] both = INDEX.replace("certificates/a.pdf", "a.pdf;b.pdf").getBytes(StandardCharsets.UTF_8);
        assertThat(aspects(Map.of(
                        "certificates.csv", both,
                        "certificates/a.pdf", first,
                        "certificates/b.pdf", first)))
                .containsExactly("serial_no");
    }

    @Test
    void an_editor_and_a_later_change_are_named() throws Exception {
        assertThat(aspects(pdf("Adobe Photoshop 25.0", 20, "HZ25-T-0417", "202500417", "2025-03-08 2025-03-10")))
                .containsExactly("producer", "modified");
    }

    @Test
    void documents_of_the_reference_pack_agree_with_their_rows() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(PACK), "reference pack is not on this machine");
        MemoryStore store = new MemoryStore();
        PackInventory inventory = new PackIntake(IntakeLimits.standard()).open(PACK, store, Progress.silent());

        assertThat(new EvidenceReader()
                        .read(inventory, store, Optional.empty())
                        .traceability()
                        .documentContradictions())
                .isEmpty();
    }
}
