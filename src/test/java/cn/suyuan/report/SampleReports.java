package cn.suyuan.report;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.chain.DigestAlgorithm;
import cn.suyuan.finding.Finding;
import cn.suyuan.finding.Finding.Status;
import cn.suyuan.finding.Finding.VerificationMode;
import cn.suyuan.rule.NonconformityGrade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Report contents for tests. */
final class SampleReports {

    private SampleReports() {}

    static ReportContent withFindings(int count, ReportLanguage language) {
        List<ReportHeader.Member> team = List.of(
                new ReportHeader.Member("lead", "林示例"),
                new ReportHeader.Member("auditor", "周演示"),
                new ReportHeader.Member("expert", "何测试𠮷"));
        return of(count, language, team);
    }

    static ReportContent withTeam(String... auditors) {
        return of(
                2,
                ReportLanguage.ZH,
                java.util.Arrays.stream(auditors)
                        .map(name -> new ReportHeader.Member("auditor", name))
                        .toList());
    }

    private static ReportContent of(int count, ReportLanguage language, List<ReportHeader.Member> team) {
        ReportHeader header = new ReportHeader(
                "SY-2026-0316",
                "湖北云梦泽示例新能源电池有限公司（虚构）",
                "91429999MADEMX0X35",
                "云梦泽市(虚构)示范大道1号",
                "LFP280 方形磷酸铁锂电芯，1 kWh",
                "2025-01-01 … 2025-12-31",
                "2026-03-18",
                team);
        AnnexSection annex = new AnnexSection(
                "B.1 样本",
                List.of("总体 63 台，抽取 7 台。"),
                List.of(new AnnexSection.Column("序号", 1), new AnnexSection.Column("器具编号", 3)),
                List.of(List.of("1", "E05"), List.of("2", "G01")),
                List.of("python3 -c \"import hashlib; print(hashlib.sha256(b'x').hexdigest())\""));
        byte[] json = results(count).getBytes(StandardCharsets.UTF_8);
        ReportAttachment results = new ReportAttachment("results.json", "application/json", "results", json);
        return new ReportContent(
                language,
                header,
                true,
                IntStream.rangeClosed(1, count).mapToObj(SampleReports::finding).toList(),
                List.of(annex),
                List.of(results, journal()),
                DigestAlgorithm.SM3.of(json).hex(),
                List.of());
    }

    private static String results(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> "{\"no\":" + no + ",\"clause\":\""
                        + String.join("；", finding(no).clauses())
                        + "\",\"description\":\"" + finding(no).descriptionZh() + "\",\"description_en\":\""
                        + finding(no).descriptionEn() + "\",\"verification\":\""
                        + finding(no).verification() + "\",\"status\":\"accepted\"}")
                .collect(Collectors.joining(
                        ",", "{\"format\":\"suyuan-results\",\"as_of\":\"2026-03-18\",\"findings\":[", "]}"));
    }

    private static ReportAttachment journal() {
        JournalEntry made = new JournalEntry(
                1,
                Instant.parse("2026-03-18T01:00:00Z"),
                "林示例",
                ActKind.CASE_CREATED,
                new TreeMap<>(),
                JournalEntry.BEGINNING);
        String line = "{\"seq\":1,\"time\":\"" + made.time() + "\",\"actor\":\"" + made.actor()
                + "\",\"kind\":\"case_created\",\"content\":{},\"previous\":\"" + made.previous()
                + "\",\"digest\":\"" + made.digest() + "\"}\n";
        return new ReportAttachment(
                "journal.jsonl", "application/jsonl", "journal", line.getBytes(StandardCharsets.UTF_8));
    }

    private static Finding finding(int no) {
        String zh = "经查，涂布车间进线电能表（管理编号 E" + no + "，出厂编号 20230104887" + no
                + "）在2025-01-01至2025-12-31用于外购电力计量，未能提供有效检定/校准证书。不符合 4.1“所有能源计量器具的量值传递链必须可追溯至国家计量基准或国际互认的校准体系”的要求。"
                        .repeat(no % 3 + 1);
        boolean serious = no % 2 == 1;
        return new Finding(
                "F" + no,
                no,
                List.of("4.1", "6.3（数据采集要求）"),
                serious ? NonconformityGrade.SERIOUS : NonconformityGrade.GENERAL,
                "G1",
                zh,
                "Meter E" + no + " was used for purchased electricity without a valid certificate, CO₂e affected.",
                serious ? VerificationMode.B : VerificationMode.A,
                List.of("R-4.1-1/instrument:E" + no),
                Status.ACCEPTED,
                List.of());
    }
}
