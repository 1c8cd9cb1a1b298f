package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.XmlSignatureCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judges the signatures inside the documents of a pack with what the auditor trusts. */
final class DocumentSignatures {
    private final EvidencePack pack;
    private final EvidenceContent content;
    private final AuditPipeline.PdfVerifier pdfs;

    DocumentSignatures(EvidencePack pack, EvidenceContent content, AuditPipeline.PdfVerifier pdfs) {
        this.pack = pack;
        this.content = content;
        this.pdfs = pdfs;
    }

    List<SignatureCheck> judged(TrustAnchors anchors, TrustPolicy policy) throws IOException {
        XmlSignatureCheck xml = new XmlSignatureCheck(anchors, policy);
        List<SignatureCheck> checks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String file : pdfFiles()) {
            Optional<byte[]> bytes = Bytes.of(content, file);
            List<SignatureCheck> found = bytes.isEmpty() ? List.of() : pdfs.check(file, bytes.get(), anchors, policy);
            if (!found.isEmpty()) {
                checks.addAll(found);
                seen.add(file);
            }
        }
        for (SignedDocument document : pack.signedDocuments()) {
            Optional<byte[]> bytes = Bytes.of(content, document.file());
            if (bytes.isEmpty() || seen.contains(document.file())) {
                continue; // that it is missing is said where its digest is compared
            }
            if (document.what() == SignedThing.DCC) {
                checks.addAll(xml.check(SignedThing.DCC, document.file(), bytes.get()));
            } else {
                // A signature lies in it, but what it shows cannot be compared with what was signed.
                checks.add(SignatureCheck.failed(
                        document.what(),
                        document.file(),
                        CryptographicFact.UNSUPPORTED,
                        Reason.of(ReasonCode.PDF_REVISION_UNREADABLE)));
            }
        }
        return checks;
    }

    /** PDF in which somebody found a signature, and all certificates: forged ones may look unsigned. */
    private Set<String> pdfFiles() {
        Set<String> files = new LinkedHashSet<>();
        for (SignedDocument document : pack.signedDocuments()) {
            if (document.what() != SignedThing.DCC) {
                files.add(document.file());
            }
        }
        for (EvidenceFile file : pack.files()) {
            String path = file.path().toLowerCase(Locale.ROOT);
            boolean there = file.state() != FileState.MISSING && file.state() != FileState.REFUSED;
            if (there && path.endsWith(".pdf") && path.contains("certificates/")) {
                files.add(file.path());
            }
        }
        return files;
    }
}
