package cn.suyuan.report;

import cn.suyuan.text.Language;
import cn.suyuan.text.Messages;
import cn.suyuan.trust.SigningKey;
import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.fields.PdfFormField;
import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.kernel.exceptions.PdfException;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Canvas;
import com.itextpdf.layout.element.Div;
import com.itextpdf.pdfa.PdfADocument;
import com.itextpdf.signatures.AccessPermissions;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;

/**
 * Signs reports field by field, each signature an incremental revision that leaves the earlier ones valid. The first
 * signature certifies the document and permits only filling and signing the fields that are there (DocMDP level 2).
 */
public final class ReportSigner {

    /** Room for the CMS with a certificate chain and, later, a timestamp. */
    private static final int RESERVED = 24_576;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

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

    /** Names of the signature fields that are still empty, in the order of the form. */
    public List<String> openFields(byte[] pdf) throws ReportException {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return new SignatureUtil(document)
                    .getBlankSignatureNames().stream().sorted().toList();
        } catch (IOException | PdfException e) {
            throw new ReportException("unreadable", e);
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
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 2 * RESERVED);
            boolean first = isUnsigned(pdf);
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
            signer.signExternalContainer(new ReportSignatureContainer(key, random), RESERVED);
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException | PdfException e) {
            throw new ReportException("not_signed", e);
        }
    }

    static boolean isSm2(SigningKey key) {
        return key.algorithm().startsWith("SM2");
    }

    private static boolean isSelfIssued(SigningKey key) {
        return key.certificate().subject().equals(key.certificate().issuer());
    }

    private static boolean isUnsigned(byte[] pdf) throws IOException {
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            return new SignatureUtil(document).getSignatureNames().isEmpty();
        }
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

    /**
     * Fills in the audited party's opinion, before its representative signs.
     *
     * @throws ReportException where the report cannot be read, has no such fields, or already has an opinion
     */
    public byte[] fillOpinion(byte[] pdf, AuditeeOpinion opinion) throws ReportException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 65_536);
        try (PdfADocument document = new PdfADocument(
                new PdfReader(new ByteArrayInputStream(pdf)),
                new PdfWriter(out),
                new StampingProperties().useAppendMode())) {
            PdfAcroForm form = PdfAcroForm.getAcroForm(document, false);
            PdfFormField box = form == null
                    ? null
                    : form.getField(opinion.confirmed() ? ReportFields.CONFIRM : ReportFields.REFUSE);
            if (box == null) {
                throw new ReportException("no_opinion_field");
            }
            if (isTicked(form, ReportFields.CONFIRM) || isTicked(form, ReportFields.REFUSE)) {
                throw new ReportException("opinion_given");
            }
            PdfDictionary widget = box.getWidgets().get(0).getPdfObject();
            box.getPdfObject().put(PdfName.V, new PdfName("Yes")).setModified();
            widget.put(PdfName.AS, new PdfName("Yes"));
            box.getPdfObject().setModified();
            widget.setModified();
            PdfFormField reason = form.getField(ReportFields.REASON);
            if (!opinion.reason().isBlank() && reason != null) {
                fillReason(document, reason, opinion.reason());
            }
        } catch (IOException | PdfException e) {
            throw new ReportException("unreadable", e);
        }
        return out.toByteArray();
    }

    private static boolean isTicked(PdfAcroForm form, String name) {
        PdfFormField field = form.getField(name);
        return field != null && new PdfName("Yes").equals(field.getPdfObject().getAsName(PdfName.V));
    }

    private void fillReason(PdfDocument document, PdfFormField field, String reason) {
        PdfDictionary widget = field.getWidgets().get(0).getPdfObject();
        Rectangle area = widget.getAsRectangle(PdfName.Rect);
        Rectangle box = new Rectangle(area.getWidth(), area.getHeight());
        PdfFormXObject appearance = new PdfFormXObject(box);
        try (Canvas canvas = new Canvas(appearance, document)) {
            canvas.add(new Typesetter(fonts.faces()).styled(reason, 8f, false).setMargin(1f));
        }
        PdfDictionary appearances = new PdfDictionary();
        appearances.put(PdfName.N, appearance.getPdfObject());
        field.getPdfObject().put(PdfName.V, new PdfString(reason, "UnicodeBig"));
        widget.put(PdfName.AP, appearances);
        field.getPdfObject().setModified();
        widget.setModified();
    }
}
