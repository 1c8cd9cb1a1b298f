package cn.suyuan.report;

import cn.suyuan.report.PdfSignatureFinding.Coverage;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignatureCoverage;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSource;
import com.itextpdf.signatures.validation.context.TimeBasedContext;
import com.itextpdf.signatures.validation.context.ValidationContext;
import com.itextpdf.signatures.validation.context.ValidatorContext;
import com.itextpdf.signatures.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of each signature of a PDF whether what is shown is what was signed, and what was done to it afterwards. */
final class PdfRevisionJudge {
    private static final SignatureCoverage ALTERED = SignatureCoverage.partly("signed revision only");

    private final PdfDocument document;
    private final byte[] pdf;
    private Optional<List<String>> refused = Optional.empty();

    PdfRevisionJudge(PdfDocument document, byte[] pdf) {
        this.document = document;
        this.pdf = pdf;
    }

    /** The library's own comparison of revisions: what it refuses; empty when it finds nothing. */
    static List<String> refusedChanges(PdfDocument document) {
        ValidationReport report = new ValidatorChainBuilder()
                .buildDocumentRevisionsValidator()
                .validateAllDocumentRevisions(
                        new ValidationContext(
                                ValidatorContext.DOCUMENT_REVISIONS_VALIDATOR,
                                CertificateSource.SIGNER_CERT,
                                TimeBasedContext.PRESENT),
                        document);
        List<String> refused = new ArrayList<>();
        report.getFailures().forEach(failure -> refused.add(failure.getMessage()));
        if (refused.isEmpty() && report.getValidationResult() != ValidationReport.ValidationResult.VALID) {
            refused.add(String.valueOf(report.getValidationResult()));
        }
        return List.copyOf(refused);
    }

    /**
     * The finding with what was done after it was signed.
     *
     * @param covered whether some signature that holds reaches to the end of the file
     */
    PdfSignatureFinding judged(PdfSignatureFinding finding, boolean covered) {
        if (finding.coverage() != Coverage.EARLIER_REVISION) {
            return finding;
        }
        PdfLaterChanges later = PdfLaterChanges.after(pdf, finding.end());
        SignatureCheck check = judged(finding, later, covered);
        List<String> remarks = new ArrayList<>(finding.remarks());
        if (check.covers().equals(ALTERED)) {
            remarks.add(PdfSignatureFinding.SHOWN_CHANGED);
        }
        return new PdfSignatureFinding(finding.field(), check, finding.coverage(), remarks, finding.end());
    }

    private SignatureCheck judged(PdfSignatureFinding finding, PdfLaterChanges later, boolean covered) {
        SignatureCheck check = finding.signature();
        String parts = String.join("、", later.parts());
        return switch (later.kind()) {
            case NOTHING -> check;
            case SIGNED_AGAIN -> {
                if (!covered) {
                    yield altered(check, Reason.of(ReasonCode.PDF_CONTINUED));
                }
                List<String> told = refused();
                yield told.isEmpty()
                        ? with(check, check.covers(), check.usable(), List.of(Reason.of(ReasonCode.PDF_SIGNED_AGAIN)))
                        : altered(check, Reason.of(ReasonCode.PDF_CHANGE_REFUSED, told.get(0)));
            }
            case FORM_FILLED -> {
                List<String> told = refused();
                boolean permitted = covered && told.isEmpty() && permitsFilling(finding.end());
                yield permitted
                        ? with(
                                check,
                                SignatureCoverage.partly("first " + finding.end() + " of " + pdf.length + " bytes"),
                                check.usable(),
                                List.of(Reason.of(ReasonCode.PDF_FORM_FILLED_PERMITTED, parts)))
                        : altered(check, Reason.of(ReasonCode.PDF_FORM_FILLED, parts));
            }
            case ANNOTATED -> altered(check, Reason.of(ReasonCode.PDF_ANNOTATED, parts));
            case INCREMENTAL_SAVING -> altered(check, Reason.of(ReasonCode.PDF_INCREMENTAL_SAVING, parts));
            case SHADOW_HIDE -> altered(check, Reason.of(ReasonCode.PDF_SHADOW_HIDE, parts));
            case SHADOW_REPLACE -> altered(check, Reason.of(ReasonCode.PDF_SHADOW_REPLACE, parts));
            case SHADOW_HIDE_AND_REPLACE -> altered(check, Reason.of(ReasonCode.PDF_SHADOW_HIDE_AND_REPLACE, parts));
            case UNREADABLE -> altered(check, Reason.of(ReasonCode.PDF_REVISION_UNREADABLE));
        };
    }

    private List<String> refused() {
        if (refused.isEmpty()) {
            refused = Optional.of(refusedChanges(document));
        }
        return refused.get();
    }

    /** Whether a certification up to this signature lets forms be filled (ISO 32000-1, 12.8.2.2, P 2 or 3). */
    private boolean permitsFilling(int end) {
        SignatureUtil fields = new SignatureUtil(document);
        return fields.getSignatureNames().stream()
                .map(fields::getSignatureDictionary)
                .filter(signature -> end(signature) <= end)
                .anyMatch(PdfRevisionJudge::certifiesWithFilling);
    }

    private static int end(PdfDictionary signature) {
        PdfArray range = signature.getAsArray(PdfName.ByteRange);
        boolean whole = range != null && range.getAsNumber(2) != null && range.getAsNumber(3) != null;
        return whole ? range.getAsNumber(2).intValue() + range.getAsNumber(3).intValue() : Integer.MAX_VALUE;
    }

    private static boolean certifiesWithFilling(PdfDictionary signature) {
        PdfArray references = signature.getAsArray(PdfName.Reference);
        for (int i = 0; references != null && i < references.size(); i++) {
            PdfDictionary reference = references.getAsDictionary(i);
            if (reference != null && PdfName.DocMDP.equals(reference.getAsName(PdfName.TransformMethod))) {
                PdfDictionary parameters = reference.getAsDictionary(PdfName.TransformParams);
                PdfNumber level = parameters == null ? null : parameters.getAsNumber(PdfName.P);
                return level == null || level.intValue() >= 2;
            }
        }
        return false;
    }

    private static SignatureCheck altered(SignatureCheck check, Reason reason) {
        return with(check, ALTERED, false, List.of(reason));
    }

    /** The same signature, which covers only a part of what is shown, and so cannot be used. */
    static SignatureCheck partly(SignatureCheck check, String part, List<Reason> first) {
        return with(check, SignatureCoverage.partly(part), false, first);
    }

    private static SignatureCheck with(
            SignatureCheck check, SignatureCoverage covers, boolean usable, List<Reason> first) {
        List<Reason> reasons = new ArrayList<>(first);
        reasons.addAll(check.reasons());
        return new SignatureCheck(
                check.what(),
                check.place(),
                check.algorithm(),
                check.signer(),
                check.keyId(),
                check.cryptographic(),
                check.path(),
                check.time(),
                check.timestamp(),
                covers,
                usable,
                reasons);
    }
}
