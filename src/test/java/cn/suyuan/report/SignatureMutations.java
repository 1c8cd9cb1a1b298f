package cn.suyuan.report;

import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CmsSigner;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.TimestampVerifier;
import cn.suyuan.trust.XmlSamples;
import cn.suyuan.trust.XmlSignatureCheck;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Mutates signature files at random; what is still usable must say exactly what the whole file says. */
final class SignatureMutations {
    private static final byte[] CONTENT = "tagmanifest 标签清单\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant SIGNED = Instant.parse("2025-06-01T02:00:00Z");

    private SignatureMutations() {}

    /** Ways to damage a file. */
    enum Kind {
        FLIP,
        DELETE,
        INSERT,
        SWAP,
        REPEAT,
        TRUNCATE,
        SPLICE
    }

    /** One form of file with its verifier; {@code other} is another good file of the form, to splice from. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Form(String name, byte[] whole, byte[] other, Function<byte[], List<SignatureCheck>> verifier) {}

    /**
     * What came out.
     *
     * @param refused not usable
     * @param same usable, and every word as for the whole file: the change lies where nothing is signed or said
     * @param wrong usable, and something else is said
     */
    record Outcome(int refused, int same, List<String> wrong) {}

    /** All forms that the program verifies alone. */
    static List<Form> forms() throws IOException {
        CmsSignatureVerifier cms = new CmsSignatureVerifier(PdfSamples.ANCHORS, PdfSamples.POLICY);
        TimestampVerifier stamps = new TimestampVerifier(PdfSamples.ANCHORS, PdfSamples.POLICY);
        XmlSignatureCheck xml = new XmlSignatureCheck(PdfSamples.ANCHORS, PdfSamples.POLICY);
        PdfSignatureCheck pdf = new PdfSignatureCheck(PdfSamples.ANCHORS, PdfSamples.POLICY);
        byte[] signed = PdfSamples.sign(PdfSamples.unsigned());
        return List.of(
                new Form(
                        "CMS",
                        PdfSamples.SIGNER.signDetached(CONTENT, SIGNED, CmsSigner.Identifiers.RFC_5652),
                        PdfSamples.SIGNER.signDetached(new byte[9], SIGNED, CmsSigner.Identifiers.RFC_5652),
                        bytes -> cms.checkDetached(SignedThing.FILE, "x", bytes, CONTENT)),
                new Form(
                        "RFC 3161",
                        PdfSamples.STAMPER.timestamp(CONTENT, true, SIGNED, BigInteger.ONE),
                        PdfSamples.STAMPER.timestamp(new byte[9], true, SIGNED, BigInteger.TWO),
                        bytes -> List.of(stamps.check("x", bytes, CONTENT).signature())),
                new Form(
                        "XML",
                        XmlSamples.signed(
                                PdfSamples.SIGNER, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "1.5"),
                        XmlSamples.signed(
                                PdfSamples.SIGNER, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "2.5"),
                        bytes -> xml.check(SignedThing.DCC, "x", bytes)),
                new Form(
                        "PDF",
                        signed,
                        PdfSamples.sign(signed),
                        bytes -> pdf.check(SignedThing.CERTIFICATE, "x", bytes).stream()
                                .flatMap(List::stream)
                                .map(PdfSignatureFinding::signature)
                                .toList()));
    }

    /** Runs so many mutations of a form. */
    static Outcome run(Form form, int count, Random random) {
        List<SignatureCheck> whole = form.verifier().apply(form.whole());
        int refused = 0;
        int same = 0;
        List<String> wrong = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            byte[] mutated = mutate(kind, form, random);
            if (Arrays.equals(mutated, form.whole()) || Arrays.equals(mutated, form.other())) {
                continue;
            }
            List<SignatureCheck> checks = form.verifier().apply(mutated);
            boolean usable = !checks.isEmpty() && checks.stream().allMatch(SignatureCheck::usable);
            if (!usable) {
                refused++;
            } else if (checks.equals(whole)) {
                same++;
            } else {
                wrong.add(form.name() + " " + kind + " " + i + ": " + checks);
            }
        }
        return new Outcome(refused, same, wrong);
    }

    private static byte[] mutate(Kind kind, Form form, Random random) {
        byte[] whole = form.whole();
        int at = random.nextInt(whole.length);
        int length = Math.min(1 + random.nextInt(16), whole.length - at);
        int to = random.nextInt(whole.length - length + 1);
        return switch (kind) {
            case FLIP -> {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case DELETE -> joined(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, at + length, whole.length));
            case INSERT -> {
                byte[] more = new byte[length];
                random.nextBytes(more);
                yield joined(Arrays.copyOf(whole, at), joined(more, Arrays.copyOfRange(whole, at, whole.length)));
            }
            case SWAP -> {
                byte[] swapped = whole.clone();
                System.arraycopy(whole, to, swapped, at, length);
                System.arraycopy(whole, at, swapped, to, length);
                yield swapped;
            }
            case REPEAT -> joined(Arrays.copyOf(whole, at + length), Arrays.copyOfRange(whole, at, whole.length));
            case TRUNCATE -> Arrays.copyOf(whole, at);
            case SPLICE -> {
                byte[] other = form.other();
                int cut = Math.min(at, other.length);
                yield random.nextBoolean()
                        ? joined(Arrays.copyOf(whole, at), Arrays.copyOfRange(other, cut, other.length))
                        : joined(Arrays.copyOf(other, cut), Arrays.copyOfRange(whole, at, whole.length));
            }
        };
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
