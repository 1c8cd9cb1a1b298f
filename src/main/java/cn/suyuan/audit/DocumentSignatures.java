package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceContent;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Judges the signatures inside the documents of a pack with what the auditor trusts. */
final class DocumentSignatures {
    private DocumentSignatures() {}

    static List<SignatureCheck> of(
            List<SignedDocument> documents, EvidenceContent content, TrustAnchors anchors, TrustPolicy policy)
            throws IOException {
        CmsSignatureVerifier cms = new CmsSignatureVerifier(anchors, policy);
        XmlSignatureCheck xml = new XmlSignatureCheck(anchors, policy);
        List<SignatureCheck> checks = new ArrayList<>();
        for (SignedDocument document : documents) {
            Optional<byte[]> bytes = Bytes.of(content, document.file());
            if (bytes.isEmpty()) {
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

    private static byte[] covered(byte[] bytes, SignedDocument.Range range) {
        int first = Math.toIntExact(range.length());
        byte[] covered = Arrays.copyOf(bytes, first + Math.toIntExact(range.rest()));
        System.arraycopy(bytes, Math.toIntExact(range.again()), covered, first, Math.toIntExact(range.rest()));
        return covered;
    }
}
