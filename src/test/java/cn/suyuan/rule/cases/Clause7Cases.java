package cn.suyuan.rule.cases;

import static cn.suyuan.rule.Verdict.MET;
import static cn.suyuan.rule.Verdict.NOT_APPLICABLE;
import static cn.suyuan.rule.Verdict.NOT_MET;
import static cn.suyuan.rule.Verdict.NOT_VERIFIABLE;

import cn.suyuan.chain.AnchoringLatency;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.AuditConduct;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.traceability.TraceabilityCertificate.StandardUse;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.CryptographicFact;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Clauses 1, 2 and 7, Appendix A, and the explanatory note. */
final class Clause7Cases {

    private final List<VerdictCase> all = new ArrayList<>();

    private Clause7Cases() {}

    static List<VerdictCase> all() {
        Clause7Cases cases = new Clause7Cases();
        cases.scope();
        cases.team();
        cases.findings();
        cases.sampling();
        cases.note();
        cases.chainOfTime();
        return cases.all;
    }

    private void add(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        all.add(VerdictCase.of(rule, verdict, name, made));
    }

    private void scope() {
        for (String rule : List.of("R-1-1", "R-5.2-3", "R-5.3-3", "R-7.2-4", "R-A-3", "R-A-4")) {
            add(rule, NOT_VERIFIABLE, "尚未作答", s -> s);
        }
        add("R-2-1", MET, "数据期适用2006版", s -> s);
        add("R-2-1", NOT_VERIFIABLE, "数据期跨2025版实施日", s -> {
            s.period = Optional.of(new DateRange(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 6, 30)));
            return s;
        });
        add("R-2-1", NOT_VERIFIABLE, "2025版限值未录入", s -> {
            s.period = Optional.of(new DateRange(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)));
            return s;
        });
        add("R-2-1", NOT_VERIFIABLE, "没有数据期", SmallCase::withoutPeriod);
    }

    private static UnaryOperator<SmallCase> team(boolean declared, String... clauses) {
        return s -> {
            s.team = new AuditTeam(List.of(new AuditTeam.Member("林示例", "lead", declared, declared, List.of(clauses))));
            return s;
        };
    }

    private void team() {
        for (String rule : List.of("R-7.1-1", "R-7.1-3")) {
            add(rule, MET, "均已声明", team(true, "*"));
            add(rule, NOT_MET, "有人未声明", team(false, "*"));
            add(rule, NOT_VERIFIABLE, "未登记成员", s -> s);
        }
        add("R-7.4-1", MET, "各章均分派", team(true, "4", "5", "6", "7"));
        add("R-7.4-1", NOT_MET, "第7章未分派", team(true, "4", "5", "6"));
        add("R-7.4-1", NOT_VERIFIABLE, "未登记分工", s -> s);
        String method = "R-7.4-2";
        add(method, MET, "注明现场观察", s -> {
            s.answers = s.answers.with(Rows.answer("R-1-1", "case", MET, "observation"));
            return s;
        });
        add(method, NOT_MET, "未注明方式", s -> {
            s.answers = s.answers.with(Rows.answer("R-1-1", "case", MET, ""));
            return s;
        });
        add(method, NOT_VERIFIABLE, "没有现场记录", s -> s);
    }

    private static AuditConduct.Item item(
            String description, String reason, List<String> modes, int evidence, boolean decided) {
        return new AuditConduct.Item("1", List.of("4.1"), description, reason, modes, evidence, decided);
    }

    private void findings() {
        AuditConduct.Item good = item("经查……", "G6", List.of("A"), 1, true);
        for (String rule : List.of("R-7.1-2", "R-7.3-1", "R-7.4-3", "R-A-1", "R-A-2")) {
            add(rule, MET, "不符合项齐备", s -> s.findings(good));
            add(rule, NOT_APPLICABLE, "没有不符合项", s -> s);
            add(rule, NOT_VERIFIABLE, "未提交台账", s -> s.without("ledger"));
        }
        add("R-7.1-2", NOT_MET, "没有证据", s -> s.findings(item("经查……", "G6", List.of("A"), 0, true)));
        add("R-7.3-1", NOT_MET, "分级没有理由", s -> s.findings(item("经查……", "", List.of("A"), 1, true)));
        add("R-7.4-3", NOT_MET, "列入而未填全", s -> s.findings(item("", "G6", List.of("A"), 1, true)));
        add("R-7.4-3", NOT_VERIFIABLE, "草稿待确认", s -> s.findings(item("经查……", "G6", List.of("A"), 1, false)));
        add("R-A-1", NOT_MET, "没有描述", s -> s.findings(item(" ", "G6", List.of("A"), 1, true)));
        add("R-A-2", NOT_MET, "A、B都选", s -> s.findings(item("经查……", "G6", List.of("A", "B"), 1, true)));
        add("R-A-2", NOT_MET, "都没选", s -> s.findings(item("经查……", "G6", List.of(), 1, true)));
    }

    private void sampling() {
        String size = "R-7.2-1";
        UnaryOperator<SmallCase> one = s -> s.with(SmallDevice.meter());
        add(size, MET, "1台抽1台", s -> drawn(one.apply(s), 1, "D1"));
        add(size, NOT_MET, "11台抽1台", s -> {
            for (int i = 1; i <= 11; i++) {
                s.with(SmallDevice.named("D" + i));
            }
            return drawn(s, 11, "D1");
        });
        add(size, NOT_VERIFIABLE, "尚未抽样", one);
        add(size, NOT_VERIFIABLE, "总体与台账不一致", s -> drawn(one.apply(s), 5, "D1"));
        add(size, NOT_APPLICABLE, "没有在用器具", s -> s);
        String closed = "R-7.2-2";
        add(closed, MET, "样本闭环", s -> drawn(one.apply(s).chain("D1", ChainState.CLOSED), 1, "D1"));
        add(closed, NOT_MET, "样本循环溯源", s -> drawn(one.apply(s).chain("D1", ChainState.CYCLE), 1, "D1"));
        add(closed, NOT_VERIFIABLE, "尚未抽样", one);
        String standards = "R-7.2-3";
        StandardUse use = new StandardUse("STD", "");
        UnaryOperator<SmallCase> used = s -> s.standard(SmallDevice.named("STD"))
                .with(SmallDevice.meter())
                .with(Rows.certificate("D1", "C1", Kind.INTERNAL, "1", "2025-03-08", "", "", "", use));
        add(
                standards,
                MET,
                "使用日有效",
                s -> used.apply(s)
                        .with(Rows.certificate("STD", "S1", Kind.VERIFICATION, "", "2025-01-01", "", "", ""))
                        .chain("STD", ChainState.CLOSED));
        add(standards, NOT_MET, "使用日没有证书", s -> used.apply(s).chain("STD", ChainState.CLOSED));
        add(standards, NOT_MET, "标准器链不闭合", s -> used.apply(s).chain("STD", ChainState.ISSUER_NOT_RECOGNISED));
        add(
                standards,
                NOT_VERIFIABLE,
                "机构未能核实",
                s -> used.apply(s)
                        .with(Rows.certificate("STD", "S1", Kind.VERIFICATION, "", "2025-01-01", "", "", ""))
                        .chain("STD", ChainState.UNVERIFIED));
        add(standards, NOT_APPLICABLE, "没有企业标准器", one);
        String p = "R-7.2-5";
        add(p, MET, "p=95%", s -> s.model(Models.plain()));
        add(p, NOT_MET, "p=90%", s -> s.model(Models.with("0.03", Models.declared("620.5", "30.8", "1.645", "0.90"))));
        add(p, NOT_MET, "k=1", s -> s.model(Models.with("0.03", Models.declared("620.5", "18.7", "1", "null"))));
        add(
                p,
                NOT_VERIFIABLE,
                "未声明p和k",
                s -> s.model(Models.with("0.03", Models.declared("620.5", "37.4", "null", "null"))));
        add(p, NOT_VERIFIABLE, "没有模型", s -> s);
    }

    private static SmallCase drawn(SmallCase s, int size, String... devices) {
        s.sample = Optional.of(Rows.sample(size, devices));
        return s;
    }

    private void note() {
        for (String rule : List.of("E-3", "E-4")) {
            Deployment own = rule.equals("E-3") ? Deployment.ONLINE : Deployment.OFFLINE;
            Deployment other = rule.equals("E-3") ? Deployment.OFFLINE : Deployment.ONLINE;
            add(rule, MET, "间隔不超限", s -> certified(s, own, "2025-01-01", "2025-07-01"));
            add(rule, NOT_MET, "间隔过长", s -> certified(s, own, "2023-01-01"));
            add(rule, NOT_VERIFIABLE, "没有证书", s -> s.with(SmallDevice.meter().deployed(own)));
            add(rule, NOT_VERIFIABLE, "在线或离线未注明", s -> certified(s, Deployment.UNKNOWN, "2025-01-01"));
            add(rule, NOT_APPLICABLE, "没有此类器具", s -> certified(s, other, "2025-01-01"));
        }
        add(
                "E-5",
                MET,
                "U与修正值齐全",
                s -> s.with(Rows.certificate("D1", "C1", Kind.CALIBRATION, "1", "2025-01-01", "0.5", "见附表", "")));
        add(
                "E-5",
                NOT_MET,
                "没有U",
                s -> s.with(Rows.certificate("D1", "C1", Kind.CALIBRATION, "1", "2025-01-01", "", "见附表", "")));
        add(
                "E-5",
                NOT_MET,
                "同一编号两份，其一没有U",
                s -> s.with(Rows.certificate("D1", "C1", Kind.CALIBRATION, "1", "2025-01-01", "0.5", "见附表", ""))
                        .with(Rows.certificate("D2", "C1", Kind.CALIBRATION, "1", "2025-01-01", "", "见附表", "")));
        add(
                "E-5",
                NOT_VERIFIABLE,
                "证书文件缺失",
                s -> s.with(naming(
                                "certificates/c1.pdf;certificates/x.pdf",
                                Rows.certificate("D1", "C1", Kind.CALIBRATION, "1", "2025-01-01", "0.5", "见附表", "")))
                        .unread("C1"));
        add("E-5", NOT_VERIFIABLE, "未提交证书清单", s -> s.without("certificates"));
        add("E-5", NOT_APPLICABLE, "没有校准证书", s -> s);
        for (String rule : List.of("E-6", "E-7")) {
            String level = rule.equals("E-6") ? "1" : "2";
            add(rule, MET, "恰在限值", s -> datum(s, level, rule.equals("E-6") ? "0.02" : "0.05"));
            add(rule, NOT_MET, "超限", s -> datum(s, level, "0.0501"));
            add(rule, NOT_VERIFIABLE, "没有U95", s -> datum(s, level, ""));
            add(rule, NOT_APPLICABLE, "没有此级数据", s -> s);
        }
    }

    private static SmallCase certified(SmallCase s, Deployment deployment, String... days) {
        s.with(SmallDevice.meter().deployed(deployment));
        for (String day : days) {
            s.with(Rows.certificate("C" + day, Kind.CALIBRATION, "1", day));
        }
        return s;
    }

    private static SmallCase datum(SmallCase s, String level, String u95) {
        s.activities.add(Rows.activity("A1", level, "", u95, "2025", "配电室"));
        return s;
    }

    private static UnaryOperator<SmallCase> signed(String algorithm) {
        return s -> {
            s.streams = new StreamEvidence(
                    PackIntegrity.INTACT,
                    List.of(Rows.signature(algorithm, CryptographicFact.VALID, CertificationPathState.TRUSTED)),
                    List.of(),
                    List.of(),
                    List.of());
            return s;
        };
    }

    private static UnaryOperator<SmallCase> anchoredAt(String time, StreamProblemCode... codes) {
        return s -> {
            s.streams = new StreamEvidence(
                    PackIntegrity.INTACT,
                    List.of(),
                    List.of(Rows.stream(100, true, List.of(Rows.good()), time, codes)),
                    List.of(),
                    List.of());
            return s;
        };
    }

    private void chainOfTime() {
        add("E-8", MET, "SM2签名", signed("SM2withSM3"));
        add("E-8", NOT_MET, "RSA签名", signed("SHA256withRSA"));
        add("E-8", NOT_VERIFIABLE, "没有签名", s -> s);
        add("E-9", MET, "存证成立", s -> Clause6Cases.anchored(s, AnchorEvidence.State.ANCHORED));
        add("E-9", NOT_MET, "没有存证", s -> s);
        add("E-9", NOT_VERIFIABLE, "链不在信任范围", s -> Clause6Cases.anchored(s, AnchorEvidence.State.CHAIN_NOT_TRUSTED));
        for (String offset : List.of("10", "-10")) {
            add("E-10", MET, offset + " ms", s -> clock(s, offset));
        }
        add("E-10", NOT_MET, "11 ms", s -> clock(s, "11"));
        add("E-10", NOT_VERIFIABLE, "偏差不可读", s -> clock(s, ""));
        add("E-10", NOT_VERIFIABLE, "没有日志", s -> s);
        add("E-11", MET, "60 s内", anchoredAt("2025-12-31T16:01:00Z"));
        add("E-11", NOT_MET, "迟1小时", anchoredAt("2025-12-31T17:00:00Z"));
        add("E-11", MET, "各条均60 s内", waited(10, 0, 60));
        add("E-11", NOT_MET, "末条及时而首条迟", waited(10, 0, 61));
        add("E-11", NOT_VERIFIABLE, "部分记录没有独立时间", waited(9, 1, 30));
        add("E-11", NOT_VERIFIABLE, "没有一条有独立时间", waited(0, 10, 0));
        add("E-11", NOT_VERIFIABLE, "存证早于末条记录", anchoredAt("2025-12-31T15:00:00Z"));
        add("E-11", NOT_VERIFIABLE, "没有独立时间", anchoredAt(""));
        add("E-11", NOT_APPLICABLE, "没有数据流", s -> s);
    }

    private static UnaryOperator<SmallCase> waited(long bound, long unbound, long worstSeconds) {
        return s -> {
            SmallCase anchored = anchoredAt("2025-12-31T16:01:00Z").apply(s);
            VerifiedStream stream = anchored.streams.streams().get(0);
            VerifiedStream late = new VerifiedStream(
                    stream.verification(),
                    stream.checkpoints(),
                    stream.recordSignatures(),
                    stream.anchored(),
                    stream.firstIndependentTime(),
                    Optional.of(new AnchoringLatency(
                            bound, unbound, 0, List.of(), Duration.ZERO, Duration.ofSeconds(worstSeconds))));
            anchored.streams =
                    new StreamEvidence(anchored.streams.integrity(), List.of(), List.of(late), List.of(), List.of());
            return anchored;
        };
    }

    private static SmallCase clock(SmallCase s, String offset) {
        s.clocks.add(Rows.clock(offset));
        return s;
    }

    /** The same with the files that it names. */
    private static TraceabilityCertificate naming(String files, TraceabilityCertificate plain) {
        return new TraceabilityCertificate(
                plain.certificateNo(),
                plain.kind(),
                plain.instrument(),
                plain.issue(),
                plain.basis(),
                plain.conclusion(),
                plain.results(),
                plain.standardsUsed(),
                plain.confirmed(),
                files,
                plain.row());
    }
}
