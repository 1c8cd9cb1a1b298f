package cn.suyuan.audit;

import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The signatures over a pack's tag manifest, and whether the pack is what was sealed (evidence-pack.md, 3 and 4). */
final class PackVerification {

    private static final String TAG_MANIFEST = "tagmanifest-sm3.txt";
    private static final String FOLDER = "signatures/";

    private final EvidencePack pack;
    private final EvidenceContent content;

    PackVerification(EvidencePack pack, EvidenceContent content) {
        this.pack = pack;
        this.content = content;
    }

    /** One check for each signer of each file under {@code signatures/}, sorted by file. */
    List<SignatureCheck> signatures(CmsSignatureVerifier verifier) throws IOException {
        Optional<byte[]> manifest = Bytes.of(content, TAG_MANIFEST);
        List<SignatureCheck> checks = new ArrayList<>();
        for (EvidenceFile file : pack.files()) {
            if (!isSignature(file)) {
                continue;
            }
            Optional<byte[]> signature = Bytes.of(content, file.path());
            if (signature.isPresent()) {
                checks.addAll(verifier.checkDetached(
                        SignedThing.PACK, file.path(), signature.get(), manifest.orElse(new byte[0])));
            }
        }
        return checks;
    }

    /** {@code intact}, {@code altered} or {@code not_verifiable}. */
    PackIntegrity integrity(List<SignatureCheck> signatures) {
        if (pack.kind() == ContainerKind.FOLDER) {
            return PackIntegrity.NOT_VERIFIABLE;
        }
        boolean filesAgree =
                pack.files().stream().allMatch(file -> file.state() == FileState.INTACT || isUnlisted(file));
        boolean usable = signatures.stream().anyMatch(SignatureCheck::usable);
        boolean fails = signatures.stream().anyMatch(check -> check.cryptographic() == CryptographicFact.INVALID);
        if (!filesAgree || (!usable && fails)) {
            return PackIntegrity.ALTERED;
        }
        return usable && isStronglyDigested() ? PackIntegrity.INTACT : PackIntegrity.NOT_VERIFIABLE;
    }

    /** A refused entry that no manifest lists leaves the integrity as it is; the reader gives it no digest state. */
    private boolean isUnlisted(EvidenceFile file) {
        return file.state() == FileState.REFUSED && !file.reason().contains("listed");
    }

    /** MD5 and SHA-1 alone make nothing verifiable; the signature is over the SM3 tag manifest. */
    private boolean isStronglyDigested() {
        boolean sm3 = pack.file(TAG_MANIFEST).isPresent();
        boolean weakOnly = pack.problems().stream()
                .anyMatch(p ->
                        p.code() == ImportProblem.Code.WEAK_DIGEST && p.detail().contains("only"));
        return sm3 && !weakOnly;
    }

    private static boolean isSignature(EvidenceFile file) {
        String path = file.path().toLowerCase(Locale.ROOT);
        return path.startsWith(FOLDER)
                && path.endsWith(".p7s")
                && file.state() != FileState.MISSING
                && file.state() != FileState.REFUSED;
    }
}
