package cn.suyuan.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/** What a PKCS#12 container holds (RFC 7292): its first private key, and all certificates. */
record Pkcs12Content(PrivateKeyInfo key, List<SigningCertificate> certificates) {
    Pkcs12Content {
        certificates = List.copyOf(certificates);
    }

    static Pkcs12Content open(byte[] bytes, char[] password) throws SigningKeyException {
        PKCS12PfxPdu container;
        try {
            container = new PKCS12PfxPdu(Pfx.getInstance(bytes));
        } catch (RuntimeException malformed) {
            throw new SigningKeyException(SigningKeyException.Cause.DAMAGED, malformed);
        }
        BouncyCastleProvider provider = new BouncyCastleProvider();
        boolean passwordProven = container.hasMac() && proven(container, password);
        try {
            return contents(
                    container,
                    new JcePKCSPBEInputDecryptorProviderBuilder()
                            .setProvider(provider)
                            .build(password));
        } catch (IOException | PKCSException | RuntimeException sealed) {
            // With the password proven by the MAC, what does not open is a cipher that is not known here.
            throw new SigningKeyException(
                    passwordProven || unknownCipher(sealed)
                            ? SigningKeyException.Cause.UNSUPPORTED_CONTAINER
                            : SigningKeyException.Cause.WRONG_PASSWORD,
                    sealed);
        }
    }

    private static boolean proven(PKCS12PfxPdu container, char[] password) throws SigningKeyException {
        boolean fits;
        try {
            fits = container.isMacValid(
                    new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE), password);
        } catch (PKCSException | RuntimeException unknownMac) {
            throw new SigningKeyException(SigningKeyException.Cause.UNSUPPORTED_CONTAINER, unknownMac);
        }
        if (!fits) {
            throw new SigningKeyException(SigningKeyException.Cause.WRONG_PASSWORD);
        }
        return true;
    }

    private static boolean unknownCipher(Throwable failure) {
        for (Optional<Throwable> t = Optional.of(failure);
                t.isPresent();
                t = Optional.ofNullable(t.get().getCause())) {
            if (t.get() instanceof java.security.NoSuchAlgorithmException) {
                return true;
            }
        }
        return false;
    }

    private static Pkcs12Content contents(PKCS12PfxPdu container, InputDecryptorProvider decryptor)
            throws IOException, PKCSException, SigningKeyException {
        List<SigningCertificate> certificates = new ArrayList<>();
        Optional<PrivateKeyInfo> key = Optional.empty();
        for (ContentInfo info : container.getContentInfos()) {
            boolean encrypted = info.getContentType().equals(PKCSObjectIdentifiers.encryptedData);
            PKCS12SafeBagFactory bags =
                    encrypted ? new PKCS12SafeBagFactory(info, decryptor) : new PKCS12SafeBagFactory(info);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                Object value = bag.getBagValue();
                if (value instanceof X509CertificateHolder holder) {
                    CertificateBytes.certificate(holder.getEncoded()).ifPresent(certificates::add);
                } else if (key.isEmpty() && value instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
                    key = Optional.of(sealed.decryptPrivateKeyInfo(decryptor));
                } else if (key.isEmpty() && value instanceof PrivateKeyInfo open) {
                    key = Optional.of(open);
                }
            }
        }
        return new Pkcs12Content(
                key.orElseThrow(() -> new SigningKeyException(SigningKeyException.Cause.NO_KEY)), certificates);
    }
}
