package cn.suyuan.trust;

import java.util.Optional;
import org.bouncycastle.crypto.Signer;

/**
 * Verifies bare signature values by one key, as checkpoints and signed records have them: SM2 with SM3 under the default
 * identity, RSA and ECDSA with SHA-256 (P-384: SHA-384), Ed25519. The key is parsed once; each thread keeps its own
 * prepared signer, so instances may be shared.
 */
public final class RawSignatureVerifier {
    private final SignatureScheme scheme;
    private final ThreadLocal<Signer> signers;
    private final ThreadLocal<Signer> signersOfRaw;

    private RawSignatureVerifier(VerificationKey key) {
        this.scheme = SignatureScheme.usual(key);
        this.signers = ThreadLocal.withInitial(() -> scheme.verifier(key));
        this.signersOfRaw = ThreadLocal.withInitial(() -> SignatureScheme.verifierOfRaw(key));
    }

    /** Empty when the certificate's key is of a family that is not verified with. */
    public static Optional<RawSignatureVerifier> of(SigningCertificate certificate) {
        return VerificationKey.of(certificate).map(RawSignatureVerifier::new);
    }

    /** Whether the signature is this key's over exactly these bytes. SM2 values may be DER or raw r‖s. */
    public boolean verifies(byte[] message, byte[] signature) {
        boolean raw = scheme.kind() == KeyKind.SM2 && SignatureScheme.raw(signature);
        ThreadLocal<Signer> prepared = raw ? signersOfRaw : signers;
        Signer signer = prepared.get();
        try {
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        } catch (RuntimeException malformed) {
            // The signer may be left in the middle of a message.
            prepared.remove();
            return false;
        }
    }

    /** Name of the algorithm, as in results.json. */
    public String algorithm() {
        return scheme.label();
    }
}
