package cn.suyuan.rule.cases;

import static cn.suyuan.rule.Verdict.MET;
import static cn.suyuan.rule.Verdict.NOT_MET;
import static cn.suyuan.rule.Verdict.NOT_VERIFIABLE;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.FactsBuilder;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Network, ledger and site against each other; calibrations against their own numbers (JJF 1094). */
final class SiteAndConfirmationCases {

    private final List<VerdictCase> all = new ArrayList<>();

    private SiteAndConfirmationCases() {}

    static List<VerdictCase> all() {
        SiteAndConfirmationCases cases = new SiteAndConfirmationCases();
        cases.site();
        cases.confirmation();
        cases.standards();
        return cases.all;
    }

    private void add(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        all.add(VerdictCase.of(rule, verdict, name, made));
    }

    private static SiteObservation seen(SiteObservation.Sighting sighting, String serial, String accuracy) {
        return new SiteObservation(
                "D1",
                sighting,
                new SiteObservation.Nameplate(serial, "", "", accuracy, "", ""),
                Optional.empty(),
                Optional.empty(),
                "",
                "王审核",
                List.of(new EvidenceReference("journal", 7, "")));
    }

    private static SmallCase edge(SmallCase s, String child) {
        s.edges.add(new MeteringNetwork.Edge("", child, "electricity", Rows.row("data/network.csv")));
        return s;
    }

    private void site() {
        String rule = "R-5.3-1";
        add(
                rule,
                MET,
                "网络、台账、现场一致",
                s -> edge(s, "D1").with(SmallDevice.meter()).seen(seen(SiteObservation.Sighting.SEEN, "S-D1", "")));
        add(
                rule,
                NOT_MET,
                "现场未见",
                s -> edge(s, "D1").with(SmallDevice.meter()).seen(seen(SiteObservation.Sighting.NOT_FOUND, "", "")));
        add(
                rule,
                NOT_MET,
                "现场有而台账没有",
                s -> edge(s, "D2").with(SmallDevice.named("D2")).seen(seen(SiteObservation.Sighting.UNLISTED, "", "")));
        add(
                rule,
                NOT_MET,
                "铭牌出厂编号不同",
                s -> edge(s, "D1").with(SmallDevice.meter()).seen(seen(SiteObservation.Sighting.SEEN, "X-9", "")));
        add(
                rule,
                NOT_MET,
                "网络图中的器具为备用",
                s -> edge(s, "D1").with(SmallDevice.meter().spare()).with(SmallDevice.named("D2")));
        add(
                rule,
                NOT_VERIFIABLE,
                "在用表计不在网络图",
                s -> edge(s, "D2").with(SmallDevice.named("D2")).with(SmallDevice.meter()));
        add(
                "R-5.3-2",
                NOT_MET,
                "铭牌等级与台账不同",
                s -> s.with(SmallDevice.meter().accuracy("0.5S")).seen(seen(SiteObservation.Sighting.SEEN, "", "1")));
        add(
                "R-5.1-1",
                NOT_MET,
                "铭牌2级",
                s -> s.with(SmallDevice.meter().accuracy("0.5S"))
                        .with(Rows.certificate("C1", TraceabilityCertificate.Kind.VERIFICATION, "0.5S", "2025-01-01"))
                        .seen(seen(SiteObservation.Sighting.SEEN, "", "2")));
    }

    private static UnaryOperator<SmallCase> calibrated(String error, String uncertainty) {
        return s -> {
            s.chains.add(new TraceabilityChain(
                    "D1",
                    ChainState.CLOSED,
                    List.of(new TraceabilityChain.Coverage(FactsBuilder.YEAR, "C1")),
                    List.<DateRange>of(),
                    List.of(),
                    List.of()));
            return s.with(SmallDevice.meter().accuracy("0.5"))
                    .plan("D1", "2025-01-01", "2025-01-01")
                    .with(Rows.certificate(
                            "D1",
                            "C1",
                            TraceabilityCertificate.Kind.CALIBRATION,
                            "0.5",
                            "2025-01-01",
                            uncertainty,
                            error,
                            "确认合格"));
        };
    }

    private void confirmation() {
        String rule = "R-5.3-5";
        add(rule, MET, "误差恰为最大允许误差且U为其三分之一以下", calibrated("0.5%", "0.1"));
        add(rule, MET, "误差与U之和恰为最大允许误差", calibrated("-0.3%", "0.2"));
        add(rule, NOT_MET, "误差超过最大允许误差", calibrated("0.51%", "0.1"));
        add(rule, NOT_MET, "误差达到最大允许误差与U之和", calibrated("0.7%", "0.2"));
        add(rule, NOT_VERIFIABLE, "误差在待定区", calibrated("0.4%", "0.2"));
        add(rule, NOT_VERIFIABLE, "U大于最大允许误差", calibrated("见证书结果页", "0.6"));
    }

    private static UnaryOperator<SmallCase> standardOf(String uncertainty) {
        return s -> s.with(SmallDevice.meter().accuracy("0.5"))
                .standard(SmallDevice.named("STD-1"))
                .chain("STD-1", ChainState.CLOSED)
                .with(Rows.certificate(
                        "STD-1",
                        "N1",
                        TraceabilityCertificate.Kind.CALIBRATION,
                        "",
                        "2025-01-01",
                        uncertainty,
                        "",
                        "是"))
                .with(Rows.certificate(
                        "D1",
                        "Z1",
                        TraceabilityCertificate.Kind.INTERNAL,
                        "0.5",
                        "2025-02-01",
                        "0.2",
                        "",
                        "是",
                        new TraceabilityCertificate.StandardUse("STD-1", "N1")));
    }

    private void standards() {
        add("R-7.2-3", MET, "标准器U为允许误差三分之一以下", standardOf("0.1"));
        add("R-7.2-3", MET, "标准器U介于三分之一与二分之一，提示", standardOf("0.2"));
        add("R-7.2-3", NOT_VERIFIABLE, "标准器U超过二分之一", standardOf("0.3"));
        add(
                "R-5.3-6",
                NOT_VERIFIABLE,
                "只有一台器具注明可拆卸",
                s -> s.with(SmallDevice.meter()).with(SmallDevice.named("D2").unmarked()));
        UnaryOperator<SmallCase> endless = s -> s.standard(
                        SmallDevice.named("STD-1").withoutInterval())
                .with(SmallDevice.meter())
                .chain("STD-1", ChainState.EXPIRED_IN_PERIOD)
                .with(endless(Rows.certificate(
                        "STD-1", "N1", TraceabilityCertificate.Kind.CALIBRATION, "", "2015-01-01", "", "", "是")))
                .with(Rows.certificate(
                        "D1",
                        "Z1",
                        TraceabilityCertificate.Kind.INTERNAL,
                        "0.5",
                        "2025-02-01",
                        "",
                        "",
                        "是",
                        new TraceabilityCertificate.StandardUse("STD-1", "N1")));
        add("R-7.2-3", NOT_VERIFIABLE, "标准器十年前的证书没有有效期，也没有检定周期", endless);
        add("R-7.2-3", MET, "计划的下次到期日在使用日之后", s -> endless.apply(s).plan("STD-1", "2025-12-31", ""));
        add(
                "R-7.2-3",
                NOT_VERIFIABLE,
                "标准器未用，但数据期内超期",
                s -> s.standard(SmallDevice.named("STD-1")).chain("STD-1", ChainState.EXPIRED_IN_PERIOD));
    }

    /** The same without a last valid day. */
    private static TraceabilityCertificate endless(TraceabilityCertificate c) {
        TraceabilityCertificate.Issue issue = c.issue();
        return new TraceabilityCertificate(
                c.certificateNo(),
                c.kind(),
                c.instrument(),
                new TraceabilityCertificate.Issue(
                        issue.issuer(),
                        issue.issuerNo(),
                        issue.received(),
                        issue.performed(),
                        issue.issued(),
                        Optional.empty()),
                c.basis(),
                c.conclusion(),
                c.results(),
                c.standardsUsed(),
                c.confirmed(),
                c.file(),
                c.row());
    }
}
