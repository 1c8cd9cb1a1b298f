package cn.suyuan.rule.cases;

import static cn.suyuan.rule.Verdict.MET;
import static cn.suyuan.rule.Verdict.NOT_APPLICABLE;
import static cn.suyuan.rule.Verdict.NOT_MET;
import static cn.suyuan.rule.Verdict.NOT_VERIFIABLE;

import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.CrossCheck;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.uncertainty.CertificateUncertainty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Clause 6: labels, age, region, cross-checks, raw data, uncertainty. */
final class Clause6Cases {

    private final List<VerdictCase> all = new ArrayList<>();

    private Clause6Cases() {}

    static List<VerdictCase> all() {
        Clause6Cases cases = new Clause6Cases();
        cases.labels();
        cases.age();
        cases.defaults();
        cases.crossChecks();
        cases.rawData();
        cases.gaps();
        cases.device();
        cases.results();
        cases.interval("R-6.3B-4");
        cases.interval("E-12");
        return cases.all;
    }

    private void add(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        all.add(VerdictCase.of(rule, verdict, name, made));
    }

    private static UnaryOperator<SmallCase> factor(EmissionFactor factor) {
        return s -> {
            s.factors.add(factor);
            return s;
        };
    }

    private static EmissionFactor labelled(String source, String rating) {
        return Rows.factor(source, rating, "CN", "2024", false, "", "", "");
    }

    static SmallCase streams(SmallCase s, VerifiedStream... streams) {
        s.streams =
                new StreamEvidence(PackIntegrity.INTACT, List.of(Rows.good()), List.of(streams), List.of(), List.of());
        return s;
    }

    private void labels() {
        String direct = "R-6.1-1";
        UnaryOperator<SmallCase> whole = s -> {
            s.activities.add(Rows.activity("1", "T1"));
            return streams(s.with(SmallDevice.meter()), Rows.stream(100, true, List.of()));
        };
        add(direct, MET, "时间地点设备齐全", whole);
        add(direct, NOT_MET, "没有地点", s -> {
            s.activities.add(Rows.activity("A1", "1", "T1", "", "2025", "无"));
            return streams(s.with(SmallDevice.meter()), Rows.stream(100, true, List.of()));
        });
        add(direct, NOT_MET, "数据流未申报", s -> {
            s.activities.add(Rows.activity("1", "T1;T9"));
            return streams(s.with(SmallDevice.meter()), Rows.stream(100, true, List.of()));
        });
        add(direct, NOT_MET, "时钟偏差4分37秒", s -> {
            s.clocks.add(Rows.clock("-277000"));
            return whole.apply(s);
        });
        add(direct, NOT_MET, "时间倒退", s -> {
            s.activities.add(Rows.activity("1", "T1"));
            return streams(
                    s.with(SmallDevice.meter()), Rows.stream(100, true, List.of(), StreamProblemCode.TIME_BACKWARDS));
        });
        add(direct, NOT_VERIFIABLE, "没有直接数据", s -> s);
        String indirect = "R-6.1-2";
        add(indirect, MET, "来源和评级齐全", factor(labelled("生态环境部公告2024年第12号", "2")));
        add(indirect, NOT_MET, "来源为“数据库”", factor(labelled("数据库", "2")));
        add(indirect, NOT_MET, "没有评级", factor(labelled("生态环境部公告2024年第12号", "待补")));
        add(indirect, NOT_MET, "评级超出等级", factor(labelled("生态环境部公告2024年第12号", "9")));
        add(indirect, NOT_VERIFIABLE, "没有因子", s -> s);
    }

    private void age() {
        String age = "R-6.2-1";
        add(age, MET, "恰24个月", factor(Rows.factor("2023", "")));
        add(age, NOT_MET, "36个月", factor(Rows.factor("2022", "")));
        add(age, NOT_MET, "理由写“无”", factor(Rows.factor("2022", "无")));
        add(age, NOT_VERIFIABLE, "年份不可读", factor(Rows.factor("去年", "")));
        add(age, NOT_VERIFIABLE, "年份在审查之后", factor(Rows.factor("2052", "")));
        add(age, NOT_VERIFIABLE, "活动数据没有时间", s -> {
            s.activities.add(Rows.undated());
            return s;
        });
        add(age, NOT_APPLICABLE, "超期但说明了理由", factor(Rows.factor("2022", "行业尚无新值")));
        String old = "R-6.2-2";
        add(old, NOT_VERIFIABLE, "理由待审核员认定", factor(Rows.factor("2022", "行业尚无新值")));
        add(old, NOT_APPLICABLE, "没有超期数据", factor(Rows.factor("2024", "")));
        String local = "R-6.2-3";
        add(local, MET, "国内因子", factor(Rows.factor("2024", "")));
        add(
                local,
                MET,
                "国外因子有理由",
                factor(Rows.factor("Ecoinvent 3.10", "2", "GLO", "2024", false, "", "", "国内尚无该工艺数据")));
        add(
                local,
                NOT_VERIFIABLE,
                "国外因子没有理由",
                factor(Rows.factor("Ecoinvent 3.10", "2", "GLO", "2024", false, "", "", "")));
        add(local, NOT_VERIFIABLE, "地域未填", factor(Rows.factor("公告", "2", "", "2024", false, "", "", "")));
    }

    private void defaults() {
        String rule = "R-6.2-4";
        add(rule, MET, "有系数和依据", factor(Rows.factor("指南", "2", "CN", "2024", true, "1.05", "实测比对报告", "")));
        add(rule, NOT_MET, "没有系数", factor(Rows.factor("指南", "2", "CN", "2024", true, "", "", "")));
        add(rule, NOT_MET, "没有依据", factor(Rows.factor("指南", "2", "CN", "2024", true, "1.05", "—", "")));
        add(rule, NOT_MET, "系数为0", factor(Rows.factor("指南", "2", "CN", "2024", true, "0", "依据", "")));
        add(rule, NOT_VERIFIABLE, "来源写缺省值而未标注", factor(Rows.factor("指南缺省值", "2", "CN", "2024", false, "", "", "")));
        add(rule, NOT_APPLICABLE, "不是缺省值", factor(labelled("公告", "2")));
    }

    private static UnaryOperator<SmallCase> key(CrossCheck... checks) {
        return s -> {
            s.crossChecks.addAll(List.of(checks));
            s.factors.add(Rows.factor("2024", ""));
            s.activities.add(Rows.activity("2", ""));
            return s.model(Models.plain());
        };
    }

    private void crossChecks() {
        CrossCheck.Kind third = CrossCheck.Kind.THIRD_PARTY;
        for (String rule : List.of("R-6.2-5", "R-6.2-6")) {
            CrossCheck.Kind kind = rule.equals("R-6.2-5") ? CrossCheck.Kind.HORIZONTAL : CrossCheck.Kind.VERTICAL;
            UnaryOperator<CrossCheck> about = c -> about(c, "activity:A1");
            CrossCheck near = Rows.check(kind, "1.0", "1.01", "", "2025-12-30", "");
            CrossCheck far = Rows.check(kind, "1.0", "2.0", "", "2025-12-30", "无");
            CrossCheck bare = Rows.check(kind, "", "1.0", "", "2025-12-30", "");
            add(rule, MET, "已比对", key(near, about.apply(near)));
            add(rule, NOT_MET, "偏差未说明", key(near, about.apply(near), far));
            add(rule, NOT_MET, "关键数据没有比对", key(Rows.check(third, "1.0", "1.0", "CNAS", "2025-12-30", "")));
            add(rule, NOT_VERIFIABLE, "一行没有数值", key(near, about.apply(near), bare));
            add(rule, NOT_VERIFIABLE, "没有比对记录", s -> s);
        }
        CrossCheck good = Rows.check(third, "0.6205", "0.6205", "CNAS VB99921", "2025-12-30", "");
        String sampled = "R-6.2-7";
        add(sampled, MET, "机构有资质、时间合适", key(good, about(good, "activity:A1")));
        add(sampled, NOT_MET, "没有第三方抽样", key());
        add(sampled, NOT_MET, "部分关键数据没有", key(good));
        add(
                sampled,
                NOT_MET,
                "时间不在数据期",
                key(about(good, "activity:A1"), Rows.check(third, "1", "1", "CNAS", "2020-01-01", "")));
        add(
                sampled,
                NOT_VERIFIABLE,
                "资质号写“无”",
                key(about(good, "activity:A1"), Rows.check(third, "1", "1", "无", "2025-12-30", "")));
        add(sampled, NOT_VERIFIABLE, "关键数据未知", s -> s);
        String rate = "R-6.2-8";
        for (String own : List.of("1.05", "0.95")) {
            add(rate, MET, "误差率恰5%（" + own + "）", s -> {
                s.crossChecks.add(about(Rows.check(third, own, "1.00", "CNAS", "2025-12-30", ""), "factor:F9"));
                return s;
            });
        }
        add(rate, NOT_MET, "5.01%", s -> {
            s.crossChecks.add(Rows.check(third, "1.0501", "1.00", "CNAS", "2025-12-30", ""));
            return s;
        });
        add(rate, NOT_MET, "抽样所用值不是申报值", key(Rows.check(third, "0.60", "0.60", "CNAS", "2025-12-30", "")));
        add(rate, NOT_VERIFIABLE, "没有核定值", s -> {
            s.crossChecks.add(Rows.check(third, "1.0", "", "CNAS", "2025-12-30", ""));
            return s;
        });
        add(rate, NOT_VERIFIABLE, "核定值为0", s -> {
            s.crossChecks.add(Rows.check(third, "1.0", "0", "CNAS", "2025-12-30", ""));
            return s;
        });
    }

    private static CrossCheck about(CrossCheck c, String item) {
        return new CrossCheck(
                item,
                c.kind(),
                item.startsWith("activity") ? Optional.of(new BigDecimal("1000")) : c.ownValue(),
                item.startsWith("activity") ? Optional.of(new BigDecimal("1000")) : c.referenceValue(),
                "",
                c.body(),
                c.bodyNo(),
                c.report(),
                c.date(),
                c.explanation(),
                c.row());
    }

    private static UnaryOperator<SmallCase> replay(String declared, String recomputed) {
        return s -> {
            s.replayed.add(new ReplayedActivity(
                    "A1",
                    Optional.of(new BigDecimal(declared)),
                    recomputed.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(recomputed)),
                    "kWh",
                    List.of()));
            s.activities.add(Rows.activity("1", "T1"));
            return s;
        };
    }

    private void rawData() {
        String rule = "R-6.3A-1";
        add(rule, MET, "链完整", s -> streams(s, Rows.stream(100, true, List.of(Rows.good()))));
        add(rule, MET, "申报量与复算一致", replay("1000", "1000.04"));
        for (StreamProblemCode code : List.of(
                StreamProblemCode.LINK_MISMATCH, StreamProblemCode.TAIL_CUT, StreamProblemCode.RECORD_SWAPPED)) {
            add(rule, NOT_MET, code.wireName(), s -> streams(s, Rows.stream(100, true, List.of(), code)));
        }
        add(rule, NOT_MET, "申报量差6%", replay("1060", "1000"));
        add(rule, NOT_VERIFIABLE, "读数文件未到", s -> streams(s, Rows.stream(0, true, List.of())));
        add(rule, NOT_VERIFIABLE, "不能复算", replay("1000", ""));
        add(rule, NOT_VERIFIABLE, "没有数据流", s -> s);
        add(rule, MET, "电能表签名记录有效", signed("VALID", "TRUSTED", SignedMeterRecord.Page.FIRST));
        add(rule, NOT_MET, "签名记录被改", signed("INVALID", "TRUSTED", SignedMeterRecord.Page.FIRST));
        add(rule, NOT_VERIFIABLE, "签名记录的密钥无证书", signed("VALID", "NOT_APPLICABLE", SignedMeterRecord.Page.FIRST));
        add(rule, NOT_VERIFIABLE, "签名记录的算法不识", signed("UNSUPPORTED", "NOT_APPLICABLE", SignedMeterRecord.Page.FIRST));
        String anchors = "R-6.3A-3";
        add(anchors, MET, "存证验证通过", s -> anchored(s, AnchorEvidence.State.ANCHORED));
        add(anchors, NOT_MET, "杂凑值不符", s -> anchored(s, AnchorEvidence.State.HASH_DIFFERS));
        add(anchors, NOT_VERIFIABLE, "链不在信任范围", s -> anchored(s, AnchorEvidence.State.CHAIN_NOT_TRUSTED));
        add(anchors, NOT_APPLICABLE, "未采用存证", s -> s);
    }

    static SmallCase anchored(SmallCase s, AnchorEvidence.State state) {
        s.streams =
                new StreamEvidence(PackIntegrity.INTACT, List.of(), List.of(), List.of(), List.of(Rows.anchor(state)));
        return s;
    }

    private void gaps() {
        String rule = "R-6.3A-2";
        InstrumentIncident.Kind damage = InstrumentIncident.Kind.DAMAGE;
        VerifiedStream hole = Rows.stream(100, true, List.of(), StreamProblemCode.GAP);
        add(rule, MET, "没有间断", s -> streams(s, Rows.stream(100, true, List.of())));
        add(rule, MET, "间断已评估", s -> {
            s.incidents.add(Rows.incident(damage, "2025-05-01", "张审批", "按相邻日均值取高值"));
            return streams(s, hole);
        });
        add(rule, NOT_MET, "间断没有评估", s -> streams(s, hole));
        add(rule, NOT_MET, "签名记录缺页", signed("VALID", "TRUSTED", SignedMeterRecord.Page.GAP));
        add(rule, NOT_MET, "评估的是别的日期", s -> {
            s.incidents.add(Rows.incident(damage, "2025-09-01", "张审批", "按相邻日均值取高值"));
            return streams(s, hole);
        });
        add(rule, NOT_MET, "事件没有时间", s -> {
            s.incidents.add(Rows.incident(damage, "", "张审批", "按相邻日均值取高值"));
            return streams(s, hole);
        });
        add(rule, NOT_MET, "评估只盖住间断的头三天", s -> {
            s.incidents.add(Rows.incident(damage, "2025-05-01", "张审批", "按相邻日均值取高值"));
            return streams(s, Rows.stream(100, true, List.of(), "", "2025-06-02", StreamProblemCode.GAP));
        });
        add(rule, NOT_MET, "审批写“待补”", s -> {
            s.incidents.add(Rows.incident(damage, "2025-05-01", "待补", "估算"));
            return s;
        });
        add(rule, NOT_VERIFIABLE, "申报的间隔与读数个数不符", s -> streams(s, Rows.stream(10_000_000, true, List.of())));
        add(rule, NOT_VERIFIABLE, "估算值没有评估", s -> streams(s, Rows.estimated()));
        add(rule, NOT_VERIFIABLE, "读数文件未到", s -> streams(s, Rows.stream(0, true, List.of())));
        add(rule, NOT_VERIFIABLE, "采样间隔不明", s -> streams(s, Rows.stream(100, false, List.of())));
        add(rule, NOT_VERIFIABLE, "没有数据流", s -> s);
    }

    private static UnaryOperator<SmallCase> budget(String json) {
        return s -> {
            s.activities.add(Rows.activity("1", "T1"));
            s.factors.add(Rows.factor("2024", ""));
            s.certified.add(new CertificateUncertainty("certificate:C1", 0.005, OptionalDouble.of(2), true, List.of()));
            return s.with(Rows.certificate("C1", Kind.CALIBRATION, "1", "2025-01-01"))
                    .model(json);
        };
    }

    private void device() {
        String rule = "R-6.3B-1";
        String factor = Models.input("F1", "factor:F1", "0.6205", Models.relative("0.03"));
        UnaryOperator<String> energy =
                parts -> Models.model(Models.input("E1", "activity:A1", "1000", parts) + "," + factor, "null");
        add(rule, MET, "与证书一致", budget(energy.apply(Models.parts("0.005", "C1"))));
        add(rule, NOT_MET, "小于证书值", budget(energy.apply(Models.parts("0.001", "C1"))));
        add(
                rule,
                NOT_VERIFIABLE,
                "预算不能计算",
                budget(energy.apply(Models.parts("0.005", "C1")).replace("E1*F1", "E1*F9")));
        add(rule, NOT_VERIFIABLE, "未引用证书", budget(energy.apply(Models.parts("0.005", ""))));
        add(rule, NOT_VERIFIABLE, "没有模型", s -> s);
        add(rule, NOT_APPLICABLE, "没有实测输入", s -> s.model(Models.model(factor, "null")));
        String system = "R-6.3B-2";
        add(system, MET, "三个分量齐全", budget(Models.plain()));
        add(
                system,
                NOT_MET,
                "缺采样与传输",
                budget(energy.apply(
                        "[{\"name\":\"校准\",\"distribution\":\"normal\",\"standard\":0.01,\"relative\":true}]")));
        add(system, NOT_VERIFIABLE, "没有模型", s -> s);
        add(system, NOT_APPLICABLE, "没有实测输入", s -> s.model(Models.model(factor, "null")));
    }

    private void results() {
        String again = "R-6.3B-3";
        add(again, MET, "复算一致", budget(Models.plain()));
        add(again, NOT_MET, "申报U偏小", budget(Models.with("0.03", Models.declared("620.5", "10", "2", "0.95"))));
        add(again, NOT_MET, "申报值不符", budget(Models.with("0.03", Models.declared("600", "37.4", "2", "0.95"))));
        add(again, NOT_MET, "输入值不是活动数据", s -> {
            s.activities.add(Rows.activity("A1", "1", "T1", "", "2025", "配电室"));
            s.factors.add(Rows.factor("2024", ""));
            return s.model(Models.plain().replace("\"value\":1000", "\"value\":1100"));
        });
        add(again, NOT_VERIFIABLE, "所指数据不在证据包", s -> s.model(Models.plain()));
        add(again, NOT_VERIFIABLE, "没有模型", s -> s);
        String total = "R-6.3B-5";
        add(total, MET, "约6%", budget(Models.plain()));
        add(total, NOT_MET, "约24%", budget(Models.with("0.12", "null")));
        add(total, NOT_MET, "申报值自称20%", budget(Models.with("0.03", Models.declared("620.5", "124.1", "2", "0.95"))));
        add(total, NOT_VERIFIABLE, "没有模型", s -> s);
        String analysis = "R-6.3B-6";
        add(
                analysis,
                MET,
                "超限且有分析",
                s -> budget(Models.with("0.12", "null")).apply(s).document("6.3", "敏感性分析报告", true));
        add(
                analysis,
                MET,
                "分析写明本产品",
                s -> budget(Models.with("0.12", "null")).apply(s).document("6.3", "y 敏感性分析报告", true));
        add(analysis, NOT_MET, "超限没有分析", budget(Models.with("0.12", "null")));
        add(
                analysis,
                NOT_MET,
                "清单有名而文件未到",
                s -> budget(Models.with("0.12", "null")).apply(s).document("6.3", "敏感性分析报告", false));
        add(analysis, NOT_VERIFIABLE, "没有模型", s -> s);
        add(analysis, NOT_APPLICABLE, "未超限", budget(Models.plain()));
    }

    private void interval(String rule) {
        add(rule, MET, "95%，两端可得", budget(Models.plain()));
        add(rule, NOT_MET, "k=1称95%", budget(Models.with("0.03", Models.declared("620.5", "18.7", "1", "0.95"))));
        add(rule, NOT_MET, "p=90%", budget(Models.with("0.03", Models.declared("620.5", "30.8", "1.645", "0.90"))));
        add(rule, NOT_MET, "没有中心值", budget(Models.with("0.03", Models.declared("null", "37.4", "2", "0.95"))));
        add(rule, NOT_VERIFIABLE, "没有申报结果", budget(Models.undeclared()));
        add(rule, NOT_VERIFIABLE, "没有模型", s -> s);
    }

    private static UnaryOperator<SmallCase> signed(String fact, String path, SignedMeterRecord.Page page) {
        SignatureCheck check = Rows.signature(
                "ECDSA-secp256r1-SHA256", CryptographicFact.valueOf(fact), CertificationPathState.valueOf(path));
        return s -> {
            s.streams = new StreamEvidence(
                    PackIntegrity.INTACT,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(Rows.record(check, SignedMeterRecord.Identity.MATCHED, page)));
            return s;
        };
    }
}
