package cn.suyuan.report;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Self-signed keys for report tests. */
final class TestReportKeys {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private TestReportKeys() {}

    static ReportKey of(String algorithm) throws Exception {
        KeyPair pair = switch (algorithm) {
            case "SHA256withRSA" -> pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            case "SHA256withECDSA" -> pair("EC", new ECGenParameterSpec("P-256"));
            case "SM3withSM2" -> pair("EC", new ECGenParameterSpec("sm2p256v1"));
            default -> throw new IllegalArgumentException(algorithm);
        };
        X500Name name = new X500Name("CN=林示例, O=示例审核机构, C=CN");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.TEN,
                Date.from(Instant.parse("2025-01-01T00:00:00Z")),
                Date.from(Instant.parse("2030-01-01T00:00:00Z")),
                name,
                pair.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        X509CertificateHolder certificate = builder.build(
                new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(pair.getPrivate()));
        return new ReportKey(pair.getPrivate(), List.of(certificate), algorithm);
    }

    private static KeyPair pair(String kind, AlgorithmParameterSpec parameters) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, PROVIDER);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }
}
