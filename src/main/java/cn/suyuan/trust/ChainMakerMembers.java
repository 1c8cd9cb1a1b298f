package cn.suyuan.trust;

import cn.suyuan.chain.ChainMakerReceipt;
import cn.suyuan.chain.ChainMakerTrust;
import cn.suyuan.chain.Digest;
import cn.suyuan.chain.SignatureOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Who signed in a block, followed to the auditor's own certificates of that chain. A member's organisation is in no hash
 * of the chain, so it must be that of the certificate; votes and blocks are signed by certificates of consensus nodes.
 */
public final class ChainMakerMembers implements ChainMakerTrust {

    private static final int CERTIFICATE = 0;
    private static final int CERTIFICATE_HASH = 1;
    private static final String NODE = "consensus";

    private final List<TrustedChain> chains;
    private final ChainMakerReceipt receipt;
    private final List<SigningCertificate> beside;
    private final Instant time;
    private final boolean revocationRequired;
    private final Map<String, Optional<Signer>> signers = new HashMap<>();

    /**
     * @param chains chains of the trust folder
     * @param file the receipt with the certificates beside it
     * @param receipt what is proved; certificates are judged at the time of its block
     * @param policy how strictly
     */
    public ChainMakerMembers(
            List<TrustedChain> chains, ChainMakerReceiptFile file, ChainMakerReceipt receipt, TrustPolicy policy) {
        this.chains = chains.stream()
                .filter(chain -> chain.chainId().equals(receipt.chainId()))
                .toList();
        this.receipt = receipt;
        this.beside = file.certificates();
        this.time = receipt.blockTime().orElse(policy.asOf());
        this.revocationRequired = policy.revocationRequired();
    }

    private record Signer(SigningCertificate certificate, RawSignatureVerifier verifier, SignatureOutcome trusted) {}

    @Override
    public SignatureOutcome judge(Member member, byte[] message, byte[] signature) {
        if (signature.length == 0) {
            return SignatureOutcome.ABSENT;
        }
        Optional<Signer> signer = signer(member);
        if (signer.isEmpty()) {
            return SignatureOutcome.KEY_UNKNOWN;
        }
        boolean own = signer.get().certificate().organization().orElse("").equals(member.organization());
        return own && signer.get().verifier().verifies(message, signature)
                ? signer.get().trusted()
                : SignatureOutcome.INVALID;
    }

    @Override
    public boolean isNode(Member member) {
        return signer(member)
                .map(signer -> units(signer.certificate()).contains(NODE))
                .orElse(false);
    }

    @Override
    public boolean isValidator(String nodeId, Member member) {
        return chains.stream()
                .flatMap(chain -> chain.validators().stream())
                .anyMatch(row -> row.nodeId().equals(nodeId)
                        && (row.organization().isEmpty() || row.organization().equals(member.organization())));
    }

    @Override
    public int validators(String chainId) {
        return (int) chains.stream()
                .flatMap(chain -> chain.validators().stream())
                .map(TrustedChain.Validator::nodeId)
                .distinct()
                .count();
    }

    /** The subject of the certificate of a member, empty where it is not known. */
    public String subject(Member member) {
        return signer(member).map(signer -> signer.certificate().subject()).orElse("");
    }

    private Optional<Signer> signer(Member member) {
        String key = member.type() + " " + new String(member.info(), StandardCharsets.ISO_8859_1);
        return signers.computeIfAbsent(key, unknown -> certificate(member).flatMap(this::signer));
    }

    private Optional<SigningCertificate> certificate(Member member) {
        if (member.type() == CERTIFICATE) {
            List<SigningCertificate> read = SigningCertificate.readAll(member.info());
            return read.size() == 1 ? Optional.of(read.get(0)) : Optional.empty();
        }
        if (member.type() != CERTIFICATE_HASH) {
            return Optional.empty();
        }
        List<SigningCertificate> pool = new ArrayList<>(beside);
        chains.forEach(chain -> pool.addAll(chain.anchors().roots()));
        Digest wanted = new Digest(receipt.hash(), padded(member.info()));
        return pool.stream()
                .filter(one -> receipt.hash().of(one.encoded()).equals(wanted))
                .findFirst();
    }

    /** A hash of another length fits no certificate. */
    private byte[] padded(byte[] hash) {
        return hash.length == receipt.hash().length()
                ? hash
                : new byte[receipt.hash().length()];
    }

    private Optional<Signer> signer(SigningCertificate certificate) {
        return RawSignatureVerifier.of(certificate)
                .map(verifier -> new Signer(certificate, verifier, trusted(certificate)));
    }

    private SignatureOutcome trusted(SigningCertificate certificate) {
        SignatureOutcome best = SignatureOutcome.UNTRUSTED;
        for (TrustedChain chain : chains) {
            CertificationPath path = CertificationPaths.find(certificate, beside, chain.anchors())
                    .at(JudgementTime.claimed(time), CertificatePurpose.SIGNING, List.of());
            SignatureOutcome outcome = RegisteredKey.outcome(path.state(), revocationRequired);
            best = outcome == SignatureOutcome.VALID || best == SignatureOutcome.UNTRUSTED ? outcome : best;
        }
        return best;
    }

    private static List<String> units(SigningCertificate certificate) {
        List<String> units = new ArrayList<>();
        for (RDN rdn : certificate.holder().getSubject().getRDNs(BCStyle.OU)) {
            units.add(IETFUtils.valueToString(rdn.getFirst().getValue()).toLowerCase(java.util.Locale.ROOT));
        }
        return units;
    }
}
