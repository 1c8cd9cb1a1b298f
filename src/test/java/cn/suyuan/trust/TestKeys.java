package cn.suyuan.trust;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;

/** Makes key pairs from chance that is handed in. */
final class TestKeys {
    private TestKeys() {}

    static AsymmetricCipherKeyPair pair(TestAuthority.Algorithm algorithm, SecureRandom chance) {
        return switch (algorithm) {
            case SM2 -> elliptic("1.2.156.10197.1.301", chance);
            case P256 -> elliptic(X9ObjectIdentifiers.prime256v1.getId(), chance);
            case BRAINPOOL -> elliptic("1.3.36.3.3.2.8.1.1.7", chance);
            case P384 -> elliptic("1.3.132.0.34", chance);
            case RSA_2048 -> rsa(2048, chance);
            case RSA_1024 -> rsa(1024, chance);
            case ED25519 -> {
                AsymmetricCipherKeyPairGenerator generator = new Ed25519KeyPairGenerator();
                generator.init(new Ed25519KeyGenerationParameters(chance));
                yield generator.generateKeyPair();
            }
        };
    }

    private static AsymmetricCipherKeyPair elliptic(String curve, SecureRandom chance) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                VerificationKey.domain(new ASN1ObjectIdentifier(curve)).orElseThrow(), chance));
        return generator.generateKeyPair();
    }

    private static AsymmetricCipherKeyPair rsa(int bits, SecureRandom chance) {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), chance, bits, 64));
        return generator.generateKeyPair();
    }
}
