package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.encoders.Hex;

/**
 * What an RFC 3161 request file asks for.
 *
 * @param imprintAlgorithm name of the digest, as {@code SM3}; the identifier where it is not known here
 * @param imprint digest of the bytes to be stamped, lower-case hexadecimal
 * @param nonce number that the response must repeat, where there is one
 */
public record TimestampRequest(String imprintAlgorithm, String imprint, Optional<BigInteger> nonce) {

    static Optional<TimestampRequest> read(byte[] bytes) {
        try {
            TimeStampReq request = TimeStampReq.getInstance(bytes);
            MessageImprint imprint = request.getMessageImprint();
            String algorithm = DigestAlgorithm.identified(
                            imprint.getHashAlgorithm().getAlgorithm())
                    .map(DigestAlgorithm::label)
                    .orElseGet(() -> imprint.getHashAlgorithm().getAlgorithm().getId());
            return Optional.of(new TimestampRequest(
                    algorithm,
                    Hex.toHexString(imprint.getHashedMessage()),
                    Optional.ofNullable(request.getNonce()).map(ASN1Integer::getValue)));
        } catch (RuntimeException | StackOverflowError other) {
            return Optional.empty();
        }
    }

    /** Whether the request is for these bytes. */
    public boolean asksFor(byte[] stamped) {
        for (DigestAlgorithm digest : DigestAlgorithm.values()) {
            if (digest.label().equals(imprintAlgorithm)) {
                return Hex.toHexString(digest.bytesOf(stamped)).equals(imprint);
            }
        }
        return false;
    }

    static byte[] write(byte[] stamped, DigestAlgorithm digest, BigInteger nonce) {
        MessageImprint imprint =
                new MessageImprint(new AlgorithmIdentifier(digest.identifier()), digest.bytesOf(stamped));
        TimeStampReq request = new TimeStampReq(imprint, null, new ASN1Integer(nonce), ASN1Boolean.TRUE, null);
        try {
            return request.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("encoding a time stamp request", impossible);
        }
    }
}
