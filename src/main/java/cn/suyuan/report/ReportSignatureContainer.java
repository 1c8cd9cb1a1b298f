package cn.suyuan.report;

import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.SigningKey;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.signatures.IExternalSignatureContainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The CMS signature inside the PDF. RSA, ECDSA and Ed25519 make PAdES baseline B (ETSI EN 319 142-1: signing-certificate
 * attribute, no signing-time attribute); SM2 uses the PKCS#7 sub-filter that Chinese readers know.
 */
final class ReportSignatureContainer implements IExternalSignatureContainer {

    private static final int MOST_TRIES = 60;

    private final SigningKey key;
    private final SecureRandom random;
    private final int size;

    ReportSignatureContainer(SigningKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
        this.size = measured();
    }

    /** Bytes that the signature will take: exactly, so that nothing is padded and the file stays small. */
    int size() {
        return size;
    }

    /** Signatures of SM2 and ECDSA differ by a byte or two in length from one signing to the next. */
    private boolean varies() {
        return ReportSigner.isSm2(key) || key.algorithm().endsWith("ECDSA");
    }

    private int measured() {
        int longest = 0;
        for (int i = 0; i < (varies() ? 3 : 1); i++) {
            longest = Math.max(longest, made(new byte[0]).length);
        }
        return longest;
    }

    private byte[] made(byte[] content) {
        return new CmsSigner(key, random).signDetached(content, Optional.empty(), CmsSigner.Identifiers.RFC_5652);
    }

    @Override
    public void modifySigningDictionary(PdfDictionary dictionary) {
        boolean sm2 = ReportSigner.isSm2(key);
        dictionary.put(PdfName.Filter, PdfName.Adobe_PPKLite);
        dictionary.put(PdfName.SubFilter, sm2 ? PdfName.Adbe_pkcs7_detached : PdfName.ETSI_CAdES_DETACHED);
    }

    @Override
    public byte[] sign(InputStream covered) throws GeneralSecurityException {
        try {
            byte[] content = readAll(covered);
            byte[] signature = made(content);
            for (int i = 0; i < MOST_TRIES && signature.length != size; i++) {
                signature = made(content);
            }
            return signature;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
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
