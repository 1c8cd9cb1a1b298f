package cn.suyuan.trust;

import cn.suyuan.chain.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.util.encoders.Hex;

/** Known answers of the standards, recomputed at start-up: a library that fails them must not judge anything. */
public final class CryptographySelfTest {
    // GB/T 32905-2016, annex A.1 and A.2
    private static final String ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    private static final String ABCD = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";

    // GB/T 32918.5-2017, annex A.2
    private static final String POINT = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
            + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
    private static final String VALUE = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
            + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    private static final String MESSAGE = "message digest";

    /**
     * What came out at start-up.
     *
     * @param slower whether the slower arithmetic took over
     * @param failures the examples that did not come out; nothing may be judged unless it is empty
     */
    public record Outcome(boolean slower, List<String> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    private CryptographySelfTest() {}

    /** Runs the examples and chooses the arithmetic, once in the life of the program. */
    public static Outcome outcome() {
        CurveArithmetic.Chosen chosen = CurveArithmetic.Chosen.made();
        return new Outcome(chosen.slower(), chosen.failures());
    }

    /** The examples that did not come out, by the place where the standard gives them; empty when all is well. */
    public static List<String> failures() {
        return failures(CurveArithmetic.Chosen.made().arithmetic());
    }

    static List<String> failures(CurveArithmetic arithmetic) {
        List<String> failed = new ArrayList<>();
        expect(failed, "GB/T 32905-2016 A.1", sm3("abc").equals(ABC));
        expect(failed, "GB/T 32905-2016 A.2", sm3("abcd".repeat(16)).equals(ABCD));
        expect(failed, "GB/T 32918.5-2017 A.2", verifies(arithmetic, MESSAGE));
        expect(failed, "GB/T 32918.5-2017 A.2, altered message", !verifies(arithmetic, MESSAGE + "."));
        return List.copyOf(failed);
    }

    private static void expect(List<String> failed, String name, boolean fits) {
        if (!fits) {
            failed.add(name);
        }
    }

    private static String sm3(String text) {
        return Hex.toHexString(DigestAlgorithm.SM3.bytesOf(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** An arithmetic that is not there, or breaks down over the example, does not verify it. */
    private static boolean verifies(CurveArithmetic arithmetic, String message) {
        try {
            return calculated(arithmetic, message);
        } catch (RuntimeException | LinkageError broken) {
            return false;
        }
    }

    private static boolean calculated(CurveArithmetic arithmetic, String message) {
        ASN1ObjectIdentifier curve = new ASN1ObjectIdentifier("1.2.156.10197.1.301");
        X9ECParameters found = arithmetic.named(curve);
        if (found == null) {
            return false;
        }
        ECNamedDomainParameters domain = new ECNamedDomainParameters(curve, found);
        ECPublicKeyParameters point =
                new ECPublicKeyParameters(domain.getCurve().decodePoint(Hex.decode(POINT)), domain);
        VerificationKey key =
                new VerificationKey(KeyKind.SM2, point, domain.getN().bitLength());
        return SignatureScheme.SM2_SM3.verify(key, message.getBytes(StandardCharsets.US_ASCII), Hex.decode(VALUE));
    }
}
