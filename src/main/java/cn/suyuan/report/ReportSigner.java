package cn.suyuan.report;

import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.SigningKey;
import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.kernel.exceptions.PdfException;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.layout.element.Div;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Signs reports field by field, each signature an incremental revision that leaves the earlier ones valid. The first
 * signature certifies the document and permits only filling and signing the fields that are there (DocMDP level 2).
 */
public final class ReportSigner {

    /** Room for what a signature adds to the file, to begin with. */
    private static final int GROWTH = 32_768;

    /** How times are written on the page. */
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final ReportFonts fonts;
    private final SecureRandom random;
    private final Messages zh = Messages.of(Language.ZH);
    private final Messages en = Messages.of(Language.EN);

    /**
     * @param fonts loaded once and shared
     * @param random source of chance for algorithms that need it
     */
    public ReportSigner(ReportFonts fonts, SecureRandom random) {
        this.fonts = fonts;
        this.random = random;
    }

    /** Names of the signature fields that are still empty, without those for time stamps, sorted. */
    public List<String> openFields(byte[] pdf) throws ReportException {
        return blankFields(pdf).stream()
                .filter(name -> !ReportFields.TIMESTAMPS.contains(name))
                .toList();
    }

    static List<String> blankFields(byte[] pdf) throws ReportException {
        return read(
                pdf,
                document -> new SignatureUtil(document)
                        .getBlankSignatureNames().stream().sorted().toList());
    }

    static boolean isSigned(byte[] pdf) throws ReportException {
        return read(
                pdf,
                document -> !new SignatureUtil(document).getSignatureNames().isEmpty());
    }

    private static <T> T read(byte[] pdf, Function<PdfDocument, T> look) throws ReportException {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return look.apply(document);
        } catch (IOException | PdfException e) {
            throw new ReportException("unreadable", e);
        }
    }

    /** Auditors sign before the representative, and one key signs once: a second place is for a key of another kind. */
    private static void inOrder(byte[] pdf, String field, SigningKey key) throws ReportException {
        String certificate = new String(key.certificate().encoded(), StandardCharsets.ISO_8859_1);
        Set<String> signed = new HashSet<>();
        boolean again = read(pdf, document -> {
            SignatureUtil fields = new SignatureUtil(document);
            signed.addAll(fields.getSignatureNames());
            return signed.stream()
                    .map(name -> fields.getSignatureDictionary(name).getAsString(PdfName.Contents))
                    .filter(Objects::nonNull)
                    .anyMatch(value ->
                            new String(value.getValueBytes(), StandardCharsets.ISO_8859_1).contains(certificate));
        });
        if (signed.contains(ReportFields.REPRESENTATIVE) && !field.startsWith(ReportFields.REPRESENTATIVE)) {
            throw new ReportException("representative_signed");
        }
        if (again) {
            throw new ReportException("same_key");
        }
    }

    /**
     * Signs one field.
     *
     * @param pdf the report
     * @param field name of an empty signature field, see {@link ReportFields}
     * @param statement what is shown in the field
     * @param key key and certificates
     * @return the report with one more revision
     * @throws ReportException where the report cannot be read, the field is missing or taken, or the key refuses
     */
    public byte[] sign(byte[] pdf, String field, SignatureStatement statement, SigningKey key) throws ReportException {
        if (!openFields(pdf).contains(field)) {
            throw new ReportException("field_taken");
        }
        inOrder(pdf, field, key);
        boolean opinionMissing = field.equals(ReportFields.REPRESENTATIVE)
                && read(pdf, document -> {
                    PdfAcroForm form = PdfAcroForm.getAcroForm(document, false);
                    return form != null && form.getField(ReportFields.CONFIRM) != null && !FormFilling.hasOpinion(form);
                });
        if (opinionMissing) {
            throw new ReportException("opinion_missing");
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + GROWTH);
            boolean first = !isSigned(pdf);
            PdfSigner signer = new PdfSigner(
                    new PdfReader(new ByteArrayInputStream(pdf)), out, new StampingProperties().useAppendMode());
            SignerProperties properties = new SignerProperties()
                    .setFieldName(field)
                    .setClaimedSignDate(GregorianCalendar.from(statement.time().toZonedDateTime()))
                    .setSignatureCreator("Suyuan")
                    .setSignatureAppearance(appearance(statement, key));
            if (first) {
                properties.setCertificationLevel(AccessPermissions.FORM_FIELDS_MODIFICATION);
            }
            signer.setSignerProperties(properties);
            ReportSignatureContainer container = new ReportSignatureContainer(key, random);
            signer.signExternalContainer(container, container.size());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException | PdfException | IllegalStateException e) {
            throw new ReportException("not_signed", e);
        }
    }

    /**
     * A detached SM2 signature of GB/T 35275 over the bytes of a file, to lie beside it as {@code .p7s}.
     *
     * @return empty where the key is not of SM2
     */
    public Optional<byte[]> beside(byte[] file, OffsetDateTime time, SigningKey key) {
        return isSm2(key)
                ? Optional.of(new CmsSigner(key, random)
                        .signDetached(file, Optional.of(time.toInstant()), CmsSigner.Identifiers.GB_T_35275))
                : Optional.empty();
    }

    static boolean isSm2(SigningKey key) {
        return key.algorithm().startsWith("SM2");
    }

    private static boolean isSelfIssued(SigningKey key) {
        return key.certificate().subject().equals(key.certificate().issuer());
    }

    private SignatureFieldAppearance appearance(SignatureStatement statement, SigningKey key) {
        Wording wording = new Wording(statement.language(), zh, en);
        Typesetter type = new Typesetter(fonts.faces());
        Div lines = new Div();
        line(lines, type, wording.inline("report.signature.by", statement.signer()), 7.5f);
        line(lines, type, wording.inline("report.signature.time", TIME.format(statement.time())), 6f);
        line(lines, type, wording.inline("report.signature.algorithm", key.algorithm()), 6f);
        if (isSelfIssued(key)) {
            line(lines, type, wording.inline("report.signature.self_signed"), 6f);
        } else if (isSm2(key)) {
            line(lines, type, wording.inline("report.signature.sm2"), 6f);
        }
        SignatureFieldAppearance appearance = new SignatureFieldAppearance(SignerProperties.IGNORED_ID);
        appearance.setFont(fonts.faces().regular());
        return appearance.setContent(lines);
    }

    private static void line(Div lines, Typesetter type, String text, float size) {
        lines.add(type.styled(text, size, size > 7f).setMultipliedLeading(1.1f));
    }
}
