package cn.suyuan.audit;

import cn.suyuan.evidence.ContainerKind;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.FileState;
import cn.suyuan.evidence.ImportProblem;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.ledger.IdentityText;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.Reason;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.SigningCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The signatures over a pack's tag manifest, and whether the pack is what was sealed (evidence-pack.md, 3 and 4). */
final class PackVerification {

    private static final String TAG_MANIFEST = "tagmanifest-sm3.txt";
    private static final String FOLDER = "signatures/";

    /** Payload manifests by digests that bind. */
    private static final Pattern STRONG = Pattern.compile("manifest-(sm3|sha224|sha256|sha384|sha512)\\.txt");

    private final EvidencePack pack;
    private final String organization;
    private final EvidenceContent content;

    /** Of a pack of an organisation as it declares itself, empty where it does not. */
    PackVerification(EvidencePack pack, String organization, EvidenceContent content) {
        this.pack = pack;
        this.organization = organization;
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
                verifier.checkDetached(SignedThing.PACK, file.path(), signature.get(), manifest.orElse(new byte[0]))
                        .forEach(check -> checks.add(weighed(check, manifest)));
            }
        }
        return checks;
    }

    /** A signature over digests of nothing protects nothing; one of another organisation is asked about, not decided. */
    private SignatureCheck weighed(SignatureCheck check, Optional<byte[]> manifest) {
        SignatureCheck weighed = check;
        List<String> covered = manifest.map(PackVerification::paths).orElse(List.of());
        if (manifest.isPresent()
                && covered.stream().noneMatch(path -> STRONG.matcher(path).matches())) {
            weighed = weighed.because(Reason.of(ReasonCode.PAYLOAD_NOT_COVERED, String.join(" ", covered)), false);
        }
        Optional<String> signer = check.certificate().flatMap(SigningCertificate::organization);
        if (signer.isPresent() && !organization.isBlank() && !IdentityText.same(signer.get(), organization)) {
            weighed =
                    weighed.because(Reason.of(ReasonCode.SIGNER_OTHER_ORGANIZATION, signer.get(), organization), true);
        }
        return weighed;
    }

    private static List<String> paths(byte[] manifest) {
        return new String(manifest, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().split("\\s+\\*?", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[1])
                .toList();
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
        return file.state() == FileState.REFUSED && !file.reason().contains(EvidenceFile.LISTED);
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
