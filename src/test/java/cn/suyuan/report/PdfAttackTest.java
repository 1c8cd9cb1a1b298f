package cn.suyuan.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacks on signed PDFs of Mladenov and others, "1 Trillion Dollar Refund" (CCS 2019), and Mainka and others,
 * "Shadow Attacks" (NDSS 2021), each built here: none may leave a usable signature, and each is named.
 */
class PdfAttackTest {
    private static byte[] signed;

    @BeforeAll
    static void sign() throws IOException {
        signed = PdfAttack.signed();
    }

    private static void refused(byte[] pdf, ReasonCode name) {
        assertThat(PdfSamples.check(pdf)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.signature().usable()).isFalse();
            assertThat(finding.signature().covers().whole()).isFalse();
            assertThat(finding.holds()).isFalse();
            assertThat(finding.signature().reasons()).extracting(Reason::code).contains(name);
        });
    }

    @Test
    void an_untouched_certificate_is_usable_and_covered_whole() {
        SignatureCheck check = PdfSamples.check(signed).get(0).signature();
        assertThat(check.reasons()).extracting(Reason::code).containsExactly(ReasonCode.TIME_CLAIMED);
        assertThat(check.usable()).isTrue();
        assertThat(check.covers().whole()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void the_attack_is_refused_under_its_name(PdfAttack attack) throws IOException {
        refused(attack.on(signed), attack.code());
    }

    @Test
    void universal_forgery_without_a_signature_value() {
        refused(PdfSamples.overwrite(signed, "/Contents <", "/Contentz <"), ReasonCode.PDF_UNIVERSAL_FORGERY);
    }

    @Test
    void universal_forgery_with_a_range_over_nothing() {
        Matcher range = range(signed);
        String nothing = "[0 0 0 0" + " ".repeat(range.group(1).length() - 9) + "]";
        refused(PdfSamples.overwrite(signed, range.group(1), nothing), ReasonCode.PDF_UNIVERSAL_FORGERY);
    }

    @Test
    void universal_forgery_with_a_value_of_zeros() {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("/Contents <") + "/Contents <".length();
        byte[] forged = signed.clone();
        Arrays.fill(forged, from, text.indexOf('>', from), (byte) '0');
        refused(forged, ReasonCode.PDF_UNIVERSAL_FORGERY);
    }

    @Test
    void incremental_saving_and_a_second_signature_by_somebody_else_leaves_the_first_unusable() throws IOException {
        byte[] forged = PdfSamples.sign(PdfSamples.update(signed, document -> {
            PDPage more = new PDPage();
            document.addPage(more);
            return Set.of(more.getCOSObject(), document.getPages().getCOSObject());
        }));
        List<PdfSignatureFinding> found = PdfSamples.check(forged);
        assertThat(found).hasSize(2);
        assertThat(found.get(0).signature().usable()).isFalse();
        assertThat(found.get(0).signature().reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.PDF_INCREMENTAL_SAVING);
    }

    @Test
    void a_note_laid_over_the_page_is_named() throws IOException {
        byte[] forged = PdfSamples.update(signed, document -> {
            PDPage page = document.getPage(0);
            PDAnnotationText note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(60, 690, 300, 30));
            page.getAnnotations().add(note);
            return Set.of(page.getCOSObject(), note.getCOSObject());
        });
        refused(forged, ReasonCode.PDF_ANNOTATED);
    }

    @Test
    void bytes_after_the_last_signature_are_named() {
        byte[] forged = Arrays.copyOf(signed, signed.length + 20);
        Arrays.fill(forged, signed.length, forged.length, (byte) '\n');
        refused(forged, ReasonCode.PDF_CONTINUED);
    }

    @Test
    void a_second_signature_leaves_the_first_usable() throws IOException {
        List<PdfSignatureFinding> found = PdfSamples.check(PdfSamples.sign(signed));
        assertThat(found)
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.signature().usable())
                        .as(finding.signature().reasons().toString())
                        .isTrue());
        assertThat(found.get(0).signature().reasons()).extracting(Reason::code).contains(ReasonCode.PDF_SIGNED_AGAIN);
    }

    @Test
    void a_document_time_stamp_is_checked_as_one() throws IOException {
        byte[] stamped = PdfSamples.sign(
                signed,
                "ETSI.RFC3161",
                content -> PdfSamples.token(PdfSamples.STAMPER.timestamp(
                        content, false, Instant.parse("2025-06-02T00:00:00Z"), BigInteger.TEN)));
        SignatureCheck stamp = PdfSamples.check(stamped).get(1).signature();
        assertThat(stamp.cryptographic()).isEqualTo(CryptographicFact.VALID);
        assertThat(stamp.usable()).as(stamp.reasons().toString()).isTrue();
    }

    /** Ranges that lie over each other, reach beyond the file, run backwards or leave bytes out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 %1$d 10 %4$d",
                "0 %3$d %2$d %4$d",
                "0 %1$d %3$d 999",
                "0 9999 0 99999",
                "0 %1$d %3$d -1",
                "0 99999 99999 9",
                "0 %1$d %3$d 9 9",
                "9 %1$d %3$d %4$d",
                "0 9 %3$d %4$d",
                "0 %1$d %3$d 9"
            })
    void a_range_that_is_not_all_but_the_value_is_named(String form) {
        Matcher range = range(signed);
        long[] was = Arrays.stream(
                        range.group(1).replaceAll("[\\[\\]]", "").strip().split("\\s+"))
                .mapToLong(Long::parseLong)
                .toArray();
        String other = "[" + form.formatted(was[1], was[1] - 5, was[2], was[3]);
        byte[] forged = PdfSamples.overwrite(
                signed, range.group(1), other + " ".repeat(range.group(1).length() - other.length() - 1) + "]");
        assertThat(PdfSamples.check(forged)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.signature().usable()).isFalse();
            assertThat(finding.signature().covers().whole()).isFalse();
            assertThat(finding.signature().reasons())
                    .extracting(Reason::code)
                    .containsAnyOf(
                            ReasonCode.PDF_UNIVERSAL_FORGERY,
                            ReasonCode.PDF_SIGNATURE_WRAPPING,
                            ReasonCode.PDF_RANGE_NOT_WHOLE);
        });
    }

    /** The second of two signatures says that it covers only what the first one does. */
    @Test
    void a_second_signature_that_covers_less_is_refused_and_leaves_the_first_without_cover() throws IOException {
        byte[] twice = PdfSamples.sign(signed);
        Matcher first = range(twice);
        String own = first.group(1);
        assertThat(first.find()).isTrue();
        String second = first.group(1);
        String less = own.substring(0, own.length() - 1).strip();
        byte[] forged =
                PdfSamples.overwrite(twice, second, less + " ".repeat(second.length() - less.length() - 1) + "]");

        List<PdfSignatureFinding> found = PdfSamples.check(forged);

        assertThat(found).hasSize(2).noneMatch(finding -> finding.signature().usable());
    }

    /** A table of references in a stream, which only readers of both forms follow, gives the page another text. */
    @Test
    void a_hybrid_table_that_hides_another_page_is_refused() {
        byte[] forged = PdfHybrid.hidden(signed);
        assertThat(PdfHybrid.shown(forged)).contains("0.02");
        assertThat(PdfSamples.check(forged)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.signature().usable()).isFalse();
            assertThat(finding.signature().covers().whole()).isFalse();
        });
    }

    private static Matcher range(byte[] pdf) {
        Matcher matcher =
                Pattern.compile("/ByteRange ?(\\[[^]]*])").matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        assertThat(matcher.find()).isTrue();
        return matcher;
    }
}
