package cn.suyuan.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** Writes PKCS#12 (RFC 7292) with chance from outside, so that the same seed gives the same bytes. */
final class TestPkcs12 {
    private static final int ITERATIONS = 10_000;

    private TestPkcs12() {}

    static byte[] write(
            PrivateKeyInfo key, List<SigningCertificate> certificates, String password, SecureRandom chance) {
        ASN1EncodableVector certificateBags = new ASN1EncodableVector();
        for (SigningCertificate certificate : certificates) {
            CertBag bag = new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(certificate.encoded()));
            certificateBags.add(new SafeBag(PKCSObjectIdentifiers.certBag, bag, new DERSet()));
        }
        if (password.isEmpty()) {
            return open(key, certificateBags);
        }
        Sealed sealedKey = seal(TestAuthority.encoded(key), 32, password, chance);
        SafeBag keyBag = new SafeBag(
                PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
                new EncryptedPrivateKeyInfo(
                        sealedKey.algorithm(), sealedKey.bytes().getOctets()),
                new DERSet());
        Sealed sealedBags = seal(TestAuthority.encoded(new DERSequence(certificateBags)), 16, password, chance);
        ContentInfo certificateContent = new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(PKCSObjectIdentifiers.data, sealedBags.algorithm(), sealedBags.bytes()));
        ASN1EncodableVector safe = new ASN1EncodableVector();
        safe.add(data(new DERSequence(keyBag)));
        safe.add(certificateContent);
        ContentInfo contents = data(new DERSequence(safe));
        byte[] salt = bytes(20, chance);
        byte[] covered = TestAuthority.encoded(new DERSequence(safe));
        DigestInfo mac = new DigestInfo(
                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
                mac(covered, password, salt));
        return TestAuthority.encoded(new Pfx(contents, new MacData(mac, salt, ITERATIONS)));
    }

    /** A container without password: key and certificates lie open, nothing is sealed and nothing authenticated. */
    private static byte[] open(PrivateKeyInfo key, ASN1EncodableVector certificateBags) {
        ASN1EncodableVector safe = new ASN1EncodableVector();
        safe.add(data(new DERSequence(new SafeBag(PKCSObjectIdentifiers.keyBag, key, new DERSet()))));
        safe.add(data(new DERSequence(certificateBags)));
        return TestAuthority.encoded(new Pfx(data(new DERSequence(safe)), null));
    }

    private static ContentInfo data(ASN1Encodable inner) {
        return new ContentInfo(
                PKCSObjectIdentifiers.data, new DEROctetString(TestAuthority.encoded((DERSequence) inner)));
    }

    private record Sealed(AlgorithmIdentifier algorithm, DEROctetString bytes) {}

    private static Sealed seal(byte[] plain, int keyLength, String password, SecureRandom chance) {
        byte[] salt = bytes(20, chance);
        byte[] vector = bytes(16, chance);
        PKCS5S2ParametersGenerator derivation = new PKCS5S2ParametersGenerator(new SHA256Digest());
        derivation.init(password.getBytes(StandardCharsets.UTF_8), salt, ITERATIONS);
        byte[] key = ((KeyParameter) derivation.generateDerivedParameters(keyLength * 8)).getKey();
        ASN1ObjectIdentifier cipherName =
                keyLength == 32 ? NISTObjectIdentifiers.id_aes256_CBC : NISTObjectIdentifiers.id_aes128_CBC;
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2,
                new PBES2Parameters(
                        new KeyDerivationFunc(
                                PKCSObjectIdentifiers.id_PBKDF2,
                                new PBKDF2Params(
                                        salt,
                                        ITERATIONS,
                                        new AlgorithmIdentifier(
                                                PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))),
                        new EncryptionScheme(cipherName, new DEROctetString(vector))));
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
            return new Sealed(algorithm, new DEROctetString(cipher.doFinal(plain)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mac(byte[] covered, String password, byte[] salt) {
        PKCS12ParametersGenerator derivation = new PKCS12ParametersGenerator(new SHA256Digest());
        derivation.init(PBEParametersGenerator.PKCS12PasswordToBytes(password.toCharArray()), salt, ITERATIONS);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = ((KeyParameter) derivation.generateDerivedMacParameters(256)).getKey();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(int length, SecureRandom chance) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return bytes;
    }
}
