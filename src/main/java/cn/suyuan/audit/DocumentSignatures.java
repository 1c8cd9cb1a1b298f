package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.SignedDocument;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import cn.suyuan.trust.XmlSignatureCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
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
        CmsSignatureVerifier cms = new CmsSignatureVerifier(anchors, policy);
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
            checks.addAll(
                    document.what() == SignedThing.DCC
                            ? xml.check(SignedThing.DCC, document.file(), bytes.get())
                            : cms.checkDetached(
                                    document.what(),
                                    document.file(),
                                    HexFormat.of().parseHex(document.cms()),
                                    covered(bytes.get(), document.range())));
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

    private static byte[] covered(byte[] bytes, SignedDocument.Range range) {
        int first = Math.toIntExact(range.length());
        byte[] covered = Arrays.copyOf(bytes, first + Math.toIntExact(range.rest()));
        System.arraycopy(bytes, Math.toIntExact(range.again()), covered, first, Math.toIntExact(range.rest()));
        return covered;
    }
}
