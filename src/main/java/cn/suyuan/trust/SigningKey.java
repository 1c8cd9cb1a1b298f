package cn.suyuan.trust;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** A private key with its certificates, opened for signing and wiped when closed. */
public final class SigningKey implements AutoCloseable {
    private final Secret secret;
    private final List<SigningCertificate> chain;
    private final SignatureScheme scheme;

    /** What signs: bytes in memory, or a token that never gives its key away. */
    interface Secret {
        byte[] sign(SignatureScheme scheme, byte[] message, SecureRandom chance);

        /** Wipes what can be wiped. */
        void wipe();
    }

    private SigningKey(Secret secret, List<SigningCertificate> chain, SignatureScheme scheme) {
        this.secret = secret;
        this.chain = chain;
        this.scheme = scheme;
    }

    /** Opens a PKCS#12 container; the caller wipes the password. */
    public static SigningKey open(byte[] pkcs12, char[] password) throws SigningKeyException {
        Pkcs12Content content = Pkcs12Content.open(pkcs12, password);
        return of(content.key(), content.certificates());
    }

    /**
     * Opens a key in PEM: PKCS#8 (plain or encrypted), or the older RSA and EC forms.
     *
     * @param pem the key, and its certificates where they stand in the same file
     * @param certificates more certificates in PEM or DER; may be empty
     * @param password empty where the key is not encrypted; the caller's to wipe
     */
    public static SigningKey openPem(byte[] pem, byte[] certificates, char[] password) throws SigningKeyException {
        PemContent content = PemContent.open(pem, certificates, password);
        return of(content.key(), content.certificates());
    }

    /** A key that stays where it is, such as on a token; empty where its kind of key is not known here. */
    static Optional<SigningKey> elsewhere(Secret secret, List<SigningCertificate> certificates) {
        return certificates.stream()
                .findFirst()
                .flatMap(VerificationKey::of)
                .map(open ->
                        new SigningKey(secret, chain(certificates.get(0), certificates), SignatureScheme.usual(open)));
    }

    /** Joins a key with that certificate that is its own, and the certificates above it. */
    static SigningKey of(PrivateKeyInfo key, List<SigningCertificate> certificates) throws SigningKeyException {
        try {
            AsymmetricKeyParameter secret = PrivateKeyFactory.createKey(key);
            for (SigningCertificate certificate : certificates) {
                Optional<VerificationKey> open = VerificationKey.of(certificate);
                if (open.isPresent() && pair(secret, open.get().parameters())) {
                    return new SigningKey(
                            new InMemory(key.getEncoded()),
                            chain(certificate, certificates),
                            scheme(certificate, open.get()));
                }
            }
        } catch (IOException | RuntimeException unknown) {
            throw new SigningKeyException(SigningKeyException.Cause.UNSUPPORTED_CONTAINER, unknown);
        }
        throw new SigningKeyException(SigningKeyException.Cause.NO_KEY);
    }

    /** A certificate whose key is for RSASSA-PSS only is signed with by that (RFC 4055, 1.2). */
    private static SignatureScheme scheme(SigningCertificate certificate, VerificationKey open) {
        boolean only = certificate
                .holder()
                .getSubjectPublicKeyInfo()
                .getAlgorithm()
                .getAlgorithm()
                .equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
        return only ? SignatureScheme.RSA_PSS : SignatureScheme.usual(open);
    }

    /**
     * The same RSA key signing with RSASSA-PSS instead of PKCS#1 v1.5; closing either closes both. Empty for other keys,
     * and for keys on a token.
     */
    public Optional<SigningKey> withPss() {
        return scheme.kind() == KeyKind.RSA && secret instanceof InMemory
                ? Optional.of(new SigningKey(secret, chain, SignatureScheme.RSA_PSS))
                : Optional.empty();
    }

    private static boolean pair(AsymmetricKeyParameter secret, AsymmetricKeyParameter open) {
        if (secret instanceof ECPrivateKeyParameters d && open instanceof ECPublicKeyParameters q) {
            return q.getParameters().getCurve().equals(d.getParameters().getCurve())
                    && q.getParameters()
                            .getG()
                            .multiply(d.getD())
                            .normalize()
                            .equals(q.getQ().normalize());
        }
        if (secret instanceof RSAKeyParameters d && open instanceof RSAKeyParameters n) {
            return d.getModulus().equals(n.getModulus());
        }
        return secret instanceof Ed25519PrivateKeyParameters d
                && open instanceof Ed25519PublicKeyParameters q
                && Arrays.equals(d.generatePublicKey().getEncoded(), q.getEncoded());
    }

    private static List<SigningCertificate> chain(SigningCertificate own, List<SigningCertificate> all) {
        List<SigningCertificate> chain = new ArrayList<>(List.of(own));
        SigningCertificate top = own;
        while (!CertificateRules.selfIssued(top)) {
            SigningCertificate below = top;
            Optional<SigningCertificate> next = all.stream()
                    .filter(c -> c.holder().getSubject().equals(below.holder().getIssuer()))
                    .filter(c -> !chain.contains(c))
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            top = next.get();
            chain.add(top);
        }
        return List.copyOf(chain);
    }

    /** The signer's own certificate. */
    public SigningCertificate certificate() {
        return chain.get(0);
    }

    /** Own certificate first, then its issuers as far as they came. */
    public List<SigningCertificate> chain() {
        return chain;
    }

    /** Name of the algorithm it signs with, as {@code SM2withSM3}. */
    public String algorithm() {
        return scheme.label();
    }

    /** A bare signature value over the bytes, as checkpoints have it. */
    public byte[] sign(byte[] message, SecureRandom chance) {
        return secret.sign(scheme, message, chance);
    }

    SignatureScheme scheme() {
        return scheme;
    }

    @Override
    public void close() {
        secret.wipe();
    }

    /** A key in memory, in PKCS#8. */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped at the end
    private record InMemory(byte[] pkcs8) implements Secret {
        @Override
        public byte[] sign(SignatureScheme scheme, byte[] message, SecureRandom chance) {
            try {
                return scheme.sign(PrivateKeyFactory.createKey(pkcs8), message, chance);
            } catch (IOException closed) {
                throw new IllegalStateException("signing key is closed", closed);
            }
        }

        @Override
        public void wipe() {
            Arrays.fill(pkcs8, (byte) 0);
        }

        @Override
        public String toString() {
            return "InMemory";
        }
    }

    @Override
    public String toString() {
        return "SigningKey";
    }
}
