package cn.suyuan.report;

import cn.suyuan.trust.SigningKey;
import cn.suyuan.trust.TestAuthority;
import cn.suyuan.trust.TestAuthority.Algorithm;
import cn.suyuan.trust.TestAuthority.Profile;
import cn.suyuan.trust.TestAuthority.Validity;
import cn.suyuan.trust.TrustAnchors;
import cn.suyuan.trust.TrustPolicy;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report on its whole way: two auditors, one with two keys, one with pen and key, the representative, a time stamp. */
final class SignedReports {

    static final ReportFonts FONTS = ReportFonts.load();
    static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-18T16:30:00+08:00");
    static final Validity YEARS =
            new Validity(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));
    static final TestAuthority ROOT =
            TestAuthority.root(Algorithm.P256, "示例认证中心（虚构）", "根", YEARS, TestAuthority.seeded(71));
    static final TestAuthority SM2_ROOT =
            TestAuthority.root(Algorithm.SM2, "示例认证中心（虚构）", "国密根", YEARS, TestAuthority.seeded(72));
    /** By ECDSA, whose signatures vary in length: the room of a stamp has to be filled whatever comes. */
    static final TestAuthority STAMPER = ROOT.issue(Algorithm.P256, "示例时间戳（虚构）", "tsa", YEARS, Profile.STAMPER);

    static final TrustAnchors ANCHORS =
            TrustAnchors.read(List.of(ROOT.pem(), SM2_ROOT.pem()), List.of(crl(ROOT), crl(SM2_ROOT)));
    static final TrustPolicy POLICY = TrustPolicy.at(LocalDate.of(2026, 3, 19));
    static final BigInteger NONCE = new BigInteger("123456789");

    private final ReportSigner signer = new ReportSigner(FONTS, new SecureRandom());
    private final FormFilling filling = new FormFilling(FONTS);

    private static byte[] crl(TestAuthority authority) {
        return authority.revocationList(
                Instant.parse("2025-01-02T00:00:00Z"), Instant.parse("2029-12-01T00:00:00Z"), Map.of());
    }

    static SigningKey key(Algorithm algorithm, String name) {
        TestAuthority issuer = algorithm == Algorithm.SM2 ? SM2_ROOT : ROOT;
        return issuer.issue(algorithm, "示例审核机构", name, YEARS, Profile.SIGNER).signingKey();
    }

    static PenSignature pen(String name) {
        List<List<PenSignature.Point>> strokes = new ArrayList<>();
        for (int stroke = 0; stroke < 3; stroke++) {
            List<PenSignature.Point> points = new ArrayList<>();
            for (int i = 0; i <= 40; i++) {
                points.add(new PenSignature.Point(
                        300 + 3000 * stroke + 70 * i, (int) (5000 + 3500 * Math.sin(stroke + i / 5.0))));
            }
            strokes.add(points);
        }
        return new PenSignature(name, TIME, strokes, 3.0);
    }

    byte[] sign(byte[] pdf, String field, Algorithm algorithm, String name) throws ReportException {
        return signer.sign(pdf, field, new SignatureStatement(name, TIME, ReportLanguage.ZH), key(algorithm, name));
    }

    /** Revisions in their order, the unsigned report first. */
    List<byte[]> revisions() throws ReportException {
        List<byte[]> all = new ArrayList<>();
        all.add(new PdfReport(FONTS).write(SampleReports.withFindings(3, ReportLanguage.ZH)));
        all.add(sign(last(all), ReportFields.auditor(1), Algorithm.RSA_2048, "林示例"));
        all.add(sign(last(all), ReportFields.second(ReportFields.auditor(1)), Algorithm.SM2, "林示例"));
        all.add(filling.pen(last(all), ReportFields.auditor(2), pen("周演示")));
        all.add(sign(last(all), ReportFields.auditor(2), Algorithm.P256, "周演示"));
        all.add(filling.opinion(last(all), new AuditeeOpinion(false, "第2项与事实不符，证书已补交，见附件。")));
        all.add(filling.pen(last(all), ReportFields.REPRESENTATIVE, pen("陈代表")));
        all.add(sign(last(all), ReportFields.REPRESENTATIVE, Algorithm.RSA_2048, "陈代表"));
        all.add(sign(last(all), ReportFields.second(ReportFields.REPRESENTATIVE), Algorithm.SM2, "陈代表"));
        ReportTimestamp.Pending pending = ReportTimestamp.prepare(last(all), false, NONCE);
        all.add(ReportTimestamp.complete(pending.pdf(), answer(pending)));
        return all;
    }

    /** A report without findings, signed by the lead, confirmed and signed by the audited party. */
    byte[] small() throws ReportException {
        byte[] unsigned = new PdfReport(FONTS).write(SampleReports.withFindings(0, ReportLanguage.EN));
        byte[] signed = sign(unsigned, ReportFields.auditor(1), Algorithm.RSA_2048, "林示例");
        byte[] confirmed = filling.opinion(signed, new AuditeeOpinion(true, ""));
        return sign(confirmed, ReportFields.REPRESENTATIVE, Algorithm.P256, "陈代表");
    }

    /** The small report with a time stamp at its end. */
    byte[] stamped() throws ReportException {
        ReportTimestamp.Pending pending = ReportTimestamp.prepare(small(), false, NONCE);
        return ReportTimestamp.complete(pending.pdf(), answer(pending));
    }

    static byte[] answer(ReportTimestamp.Pending pending) {
        byte[] pdf = pending.pdf();
        return STAMPER.timestamp(
                signedBytes(pdf), false, Instant.parse("2026-03-18T09:00:00Z"), BigInteger.TWO, Optional.of(NONCE));
    }

    /** What the last byte range of the file covers. */
    static byte[] signedBytes(byte[] pdf) {
        String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
        String range = text.substring(text.lastIndexOf("/ByteRange") + 10);
        String[] parts = range.substring(range.indexOf('[') + 1, range.indexOf(']'))
                .trim()
                .split("\\s+");
        int first = Integer.parseInt(parts[1]);
        int second = Integer.parseInt(parts[2]);
        byte[] signed = java.util.Arrays.copyOf(pdf, first + pdf.length - second);
        System.arraycopy(pdf, second, signed, first, pdf.length - second);
        return signed;
    }

    private static byte[] last(List<byte[]> all) {
        return all.get(all.size() - 1);
    }
}
