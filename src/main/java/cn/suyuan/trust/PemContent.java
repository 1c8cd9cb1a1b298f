package cn.suyuan.trust;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** What PEM text holds (RFC 7468, and the older OpenSSL forms): its first private key, and all certificates. */
record PemContent(PrivateKeyInfo key, List<SigningCertificate> certificates) {
    PemContent {
        certificates = List.copyOf(certificates);
    }

    static PemContent open(byte[] pem, byte[] more, char[] password) throws SigningKeyException {
        List<SigningCertificate> certificates = new ArrayList<>();
        Optional<PrivateKeyInfo> key = Optional.empty();
        try {
            for (Object part : parts(pem)) {
                if (part instanceof X509CertificateHolder holder) {
                    CertificateBytes.certificate(holder.getEncoded()).ifPresent(certificates::add);
                } else if (key.isEmpty()) {
                    key = key(part, password);
                }
            }
            for (Object part : parts(more)) {
                if (part instanceof X509CertificateHolder holder) {
                    CertificateBytes.certificate(holder.getEncoded()).ifPresent(certificates::add);
                }
            }
            CertificateBytes.certificate(more).ifPresent(certificates::add);
        } catch (IOException | RuntimeException malformed) {
            throw new SigningKeyException(SigningKeyException.Cause.DAMAGED, malformed);
        }
        return new PemContent(
                key.orElseThrow(() -> new SigningKeyException(SigningKeyException.Cause.NO_KEY)), certificates);
    }

    private static List<Object> parts(byte[] pem) throws IOException {
        List<Object> parts = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Optional<PrivateKeyInfo> key(Object part, char[] password) throws SigningKeyException, IOException {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        if (part instanceof PrivateKeyInfo open) {
            return Optional.of(open);
        }
        if (part instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        try {
            if (part instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
                return Optional.of(sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(provider)
                        .build(password)));
            }
            if (part instanceof PEMEncryptedKeyPair sealed) {
                PEMKeyPair pair = sealed.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                        .setProvider(provider)
                        .build(password));
                return Optional.of(PrivateKeyInfo.getInstance(new JcaPEMKeyConverter()
                        .setProvider(provider)
                        .getKeyPair(pair)
                        .getPrivate()
                        .getEncoded()));
            }
        } catch (PKCSException | PEMException sealed) {
            throw new SigningKeyException(SigningKeyException.Cause.WRONG_PASSWORD, sealed);
        } catch (OperatorCreationException | RuntimeException unknown) {
            throw new SigningKeyException(SigningKeyException.Cause.UNSUPPORTED_CONTAINER, unknown);
        }
        return Optional.empty();
    }
}
