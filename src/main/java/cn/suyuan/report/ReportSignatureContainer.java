package cn.suyuan.report;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.signatures.IExternalSignatureContainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * The CMS signature inside the PDF. RSA, ECDSA and Ed25519 make PAdES baseline B (ETSI EN 319 142-1: signing-certificate
 * attribute, no signing-time attribute); SM2 uses the PKCS#7 sub-filter that Chinese readers know.
 */
final class ReportSignatureContainer implements IExternalSignatureContainer {

    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final PrivateKey key;
    private final List<X509CertificateHolder> chain;
    private final String algorithm;
    private final SecureRandom random;

    ReportSignatureContainer(PrivateKey key, List<X509CertificateHolder> chain, String algorithm, SecureRandom random) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.algorithm = algorithm;
        this.random = random;
    }

    private boolean isSm2() {
        return algorithm.endsWith("withSM2");
    }

    @Override
    public void modifySigningDictionary(PdfDictionary dictionary) {
        dictionary.put(PdfName.Filter, PdfName.Adobe_PPKLite);
        dictionary.put(PdfName.SubFilter, isSm2() ? PdfName.Adbe_pkcs7_detached : PdfName.ETSI_CAdES_DETACHED);
    }

    @Override
    public byte[] sign(InputStream covered) throws GeneralSecurityException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            ContentSigner signer = new JcaContentSignerBuilder(algorithm)
                    .setProvider(PROVIDER)
                    .setSecureRandom(random)
                    .build(key);
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build())
                    .setSignedAttributeGenerator(attributes())
                    .build(signer, chain.get(0)));
            generator.addCertificates(new CollectionStore<>(chain));
            return generator
                    .generate(new CMSProcessableByteArray(readAll(covered)), false)
                    .getEncoded("DER");
        } catch (CMSException | IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** ESSCertIDv2 with SHA-256, its default; the time stands in the signature dictionary. */
    private CMSAttributeTableGenerator attributes() throws IOException, GeneralSecurityException {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(chain.get(0).getEncoded());
        SigningCertificateV2 signing = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(digest)});
        ASN1EncodableVector extra = new ASN1EncodableVector();
        extra.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(signing)));
        DefaultSignedAttributeTableGenerator usual =
                new DefaultSignedAttributeTableGenerator(new AttributeTable(extra));
        return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    }

    /** iText's stream gives at most 8,192 bytes to {@code readAllBytes}; only a loop over {@code read} sees all. */
    private static byte[] readAll(InputStream covered) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = covered.read(buffer); n >= 0; n = covered.read(buffer)) {
            all.write(buffer, 0, n);
        }
        return all.toByteArray();
    }
}
