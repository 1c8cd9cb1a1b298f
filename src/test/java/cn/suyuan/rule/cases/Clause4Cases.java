package cn.suyuan.rule.cases;

import static cn.suyuan.rule.Verdict.MET;
import static cn.suyuan.rule.Verdict.NOT_APPLICABLE;
import static cn.suyuan.rule.Verdict.NOT_MET;
import static cn.suyuan.rule.Verdict.NOT_VERIFIABLE;

import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.Deployment;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.TimestampState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Clause 4: traceability, levels of data, uncertainty recorded, protection. */
final class Clause4Cases {

    private final List<VerdictCase> all = new ArrayList<>();

    private Clause4Cases() {}

    static List<VerdictCase> all() {
        Clause4Cases cases = new Clause4Cases();
        cases.traceability("R-4.1-1", "R-4.1-3");
        cases.traceability("E-1", "E-2");
        cases.approval();
        cases.levels();
        cases.protection();
        return cases.all;
    }

    private void add(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        all.add(VerdictCase.of(rule, verdict, name, made));
    }

    private void traceability(String chain, String days) {
        DateRange hole = new DateRange(LocalDate.of(2025, 5, 15), LocalDate.of(2025, 12, 1));
        add(chain, MET, "溯源链闭环", s -> s.with(SmallDevice.meter()).chain("D1", ChainState.CLOSED));
        for (ChainState state : ChainState.values()) {
            if (state.compareTo(ChainState.EXPIRED_IN_PERIOD) < 0) {
                add(
                        chain,
                        NOT_MET,
                        state.name(),
                        s -> s.with(SmallDevice.meter()).chain("D1", state));
            }
        }
        add(chain, NOT_VERIFIABLE, "没有机构名录", s -> s.with(SmallDevice.meter()).chain("D1", ChainState.UNVERIFIED));
        add(chain, NOT_VERIFIABLE, "证书文件缺失", s -> s.with(SmallDevice.meter()).chainWithoutDocument("D1"));
        add(days, NOT_VERIFIABLE, "证书文件缺失", s -> s.with(SmallDevice.meter()).chainWithoutDocument("D1"));
        add(chain, NOT_MET, "强检器具由他人检定", s -> s.with(SmallDevice.meter()).verifiedByOther("D1"));
        add(chain, NOT_VERIFIABLE, "没有数据期", s -> s.with(SmallDevice.meter()).withoutPeriod());
        add(chain, NOT_VERIFIABLE, "未提交台账", s -> s.without("ledger"));
        add(chain, NOT_APPLICABLE, "没有在用器具", s -> s.with(SmallDevice.meter().spare()));
        add(days, MET, "每日均有证书", s -> s.with(SmallDevice.meter()).chain("D1", ChainState.CLOSED));
        add(days, NOT_MET, "201天空档", s -> s.with(SmallDevice.meter()).chain("D1", ChainState.EXPIRED_IN_PERIOD, hole));
        add(days, NOT_MET, "没有证书", s -> s.with(SmallDevice.meter()).chain("D1", ChainState.NO_CERT));
        add(days, NOT_VERIFIABLE, "没有数据期", s -> s.with(SmallDevice.meter()).withoutPeriod());
        add(days, NOT_APPLICABLE, "没有在用器具", s -> s.with(SmallDevice.meter().spare()));
    }

    private void approval() {
        String rule = "R-4.1-2";
        SmallDevice other = SmallDevice.named("D2").approval("2014F123-42");
        add(rule, MET, "有CPA编号", s -> s.with(SmallDevice.meter().approval("CPA 2014F123-42")));
        add(rule, NOT_MET, "同类有而此台没有", s -> s.with(SmallDevice.meter()).with(other));
        add(rule, NOT_MET, "写明“无”", s -> s.with(SmallDevice.meter().approval("无")));
        add(
                rule,
                NOT_MET,
                "2018年启用而写明“无”",
                s -> s.with(SmallDevice.meter().commissioned("2018-01-01").approval("无")));
        add(
                rule,
                NOT_VERIFIABLE,
                "2017年启用，可能标注CMC",
                s -> s.with(SmallDevice.meter().commissioned("2017-12-31")).with(other));
        add(rule, NOT_VERIFIABLE, "台账不列编号", s -> s.with(SmallDevice.meter()));
        add(rule, NOT_VERIFIABLE, "编号不合规则", s -> s.with(SmallDevice.meter().approval("见铭牌")));
        add(rule, NOT_VERIFIABLE, "仅贸易结算须批准", s -> s.with(SmallDevice.of(InstrumentKind.WATER_FLOW_METER)));
        add(rule, MET, "批准证书写明该型号", s -> s.with(SmallDevice.meter()).with(Rows.approval("DTSD341、DSSD331")));
        add(rule, MET, "批准证书写明该系列", s -> s.with(SmallDevice.meter()).with(Rows.approval("DTSD系列")));
        add(rule, NOT_MET, "批准证书为其他型号", s -> s.with(SmallDevice.meter()).with(Rows.approval("DDZY102")));
        add(
                rule,
                NOT_VERIFIABLE,
                "批准证书文件缺失",
                s -> s.with(SmallDevice.meter()).with(Rows.approval("DTSD341")).unread("2014F123-42"));
        add(rule, NOT_APPLICABLE, "不在目录", s -> s.with(SmallDevice.of(InstrumentKind.THERMOMETER)));
    }

    private static StreamEvidence streams(VerifiedStream... streams) {
        return new StreamEvidence(PackIntegrity.INTACT, List.of(Rows.good()), List.of(streams), List.of(), List.of());
    }

    private static StreamEvidence documents(SignatureCheck check) {
        return new StreamEvidence(
                PackIntegrity.INTACT,
                List.of(Rows.good()),
                List.of(),
                List.of(),
                List.of(),
                List.of(check.at("data/certificates/a.pdf#Signature1")),
                List.of());
    }

    private static UnaryOperator<SmallCase> evidence(StreamEvidence evidence) {
        return s -> {
            s.streams = evidence;
            return s;
        };
    }

    private void levels() {
        VerifiedStream series = Rows.stream(35_040, true, List.of(Rows.good()));
        VerifiedStream lost = Rows.stream(0, true, List.of());
        VerifiedStream irregular = Rows.stream(10, false, List.of());
        String rule = "R-4.2-1";
        add(
                rule,
                MET,
                "在线且有原始序列",
                s -> evidence(streams(series)).apply(s.with(SmallDevice.meter().dataLevel("1"))));
        add(
                rule,
                NOT_MET,
                "离线器具申报一级",
                s -> s.with(SmallDevice.meter().dataLevel("1").deployed(Deployment.OFFLINE)));
        add(rule, NOT_MET, "手工填报申报一级", s -> {
            s.activities.add(Rows.activity("1", ""));
            return s;
        });
        add(
                rule,
                NOT_VERIFIABLE,
                "读数文件未提交",
                s -> evidence(streams(lost)).apply(s.with(SmallDevice.meter().dataLevel("1"))));
        add(
                rule,
                NOT_VERIFIABLE,
                "采样间隔不明",
                s -> evidence(streams(irregular))
                        .apply(s.with(SmallDevice.meter().dataLevel("1"))));
        add(rule, NOT_VERIFIABLE, "未标明数据等级", s -> {
            s.activities.add(Rows.activity("", ""));
            return s;
        });
        add(rule, NOT_APPLICABLE, "没有一级数据", s -> s.with(SmallDevice.meter().dataLevel("2")));
        add(rule, NOT_VERIFIABLE, "台账不标数据等级", s -> s.with(SmallDevice.meter()));
        String two = "R-4.2-2";
        add(two, MET, "有来源和证明文件", s -> {
            s.activities.add(Rows.activity("2", ""));
            return s.document("4.2", "锅炉效率测试报告", true);
        });
        add(two, NOT_MET, "没有来源", s -> {
            var a = Rows.activity("2", "");
            s.activities.add(new cn.suyuan.footprint.ActivityDatum(
                    a.activityId(),
                    a.name(),
                    "",
                    a.span(),
                    a.quantity(),
                    "2",
                    List.of(),
                    a.operation(),
                    a.relativeU95(),
                    new cn.suyuan.footprint.ActivityDatum.Labels("", "", "无", ""),
                    a.row()));
            return s;
        });
        add(two, NOT_VERIFIABLE, "清单有名而文件未到", s -> {
            s.activities.add(Rows.activity("2", ""));
            return s.document("4.2", "锅炉效率测试报告", false);
        });
        add(two, NOT_APPLICABLE, "没有二级数据", s -> s);
        String offline = "R-4.2-3";
        add(offline, MET, "有抄表记录", s -> {
            s.activities.add(Rows.activity("direct_offline", ""));
            return s.document("4.2", "月度抄表记录", true);
        });
        add(offline, NOT_VERIFIABLE, "没有抄表记录", s -> {
            s.activities.add(Rows.activity("direct_offline", ""));
            return s;
        });
        add(offline, NOT_APPLICABLE, "没有人工抄录数据", s -> s);
        String recorded = "R-4.3-1";
        add(recorded, MET, "各输入量有分量", s -> s.model(Models.plain()));
        add(recorded, NOT_MET, "输入量没有不确定度", s -> s.model(Models.withoutComponents()));
        add(recorded, NOT_VERIFIABLE, "没有模型", s -> s);
        add(recorded, NOT_APPLICABLE, "模型只有常数", s -> s.model(Models.constant()));
    }

    private void protection() {
        String rule = "R-4.4-1";
        StreamEvidence open =
                new StreamEvidence(PackIntegrity.NOT_VERIFIABLE, List.of(), List.of(), List.of(), List.of());
        StreamEvidence altered =
                new StreamEvidence(PackIntegrity.ALTERED, List.of(Rows.good()), List.of(), List.of(), List.of());
        add(rule, MET, "链与检查点均成立", evidence(streams(Rows.stream(100, true, List.of(Rows.good())))));
        add(
                rule,
                NOT_MET,
                "哈希链断开",
                evidence(streams(Rows.stream(100, true, List.of(Rows.good()), StreamProblemCode.LINK_MISMATCH))));
        add(
                rule,
                NOT_MET,
                "签名证书已过期",
                evidence(streams(Rows.stream(
                        100,
                        true,
                        List.of(Rows.signature(
                                "SM2withSM3",
                                cn.suyuan.trust.CryptographicFact.VALID,
                                cn.suyuan.trust.CertificationPathState.EXPIRED))))));
        add(rule, NOT_MET, "证据包被改", evidence(altered));
        add(
                rule,
                NOT_MET,
                "证书文件的签名不成立",
                evidence(documents(Rows.signature(
                        "SM2withSM3",
                        cn.suyuan.trust.CryptographicFact.INVALID,
                        cn.suyuan.trust.CertificationPathState.TRUSTED))));
        add(rule, MET, "证书文件的签名有效", evidence(documents(Rows.good())));
        add(rule, NOT_VERIFIABLE, "封存没有签名", evidence(sealed()));
        add(
                rule,
                NOT_VERIFIABLE,
                "封存由自签名证书签署",
                evidence(sealed(Rows.signature(
                        "SM2withSM3",
                        cn.suyuan.trust.CryptographicFact.VALID,
                        cn.suyuan.trust.CertificationPathState.SELF_SIGNED))));
        add(rule, NOT_VERIFIABLE, "没有签名", evidence(open));
        add(rule, NOT_VERIFIABLE, "尾部未绑定", evidence(streams(Rows.stream(100, true, List.of()))));
    }

    private static StreamEvidence sealed(SignatureCheck... signatures) {
        SealEvidence seal = new SealEvidence(
                "data/seals/2025-01-01.seal",
                "2025-01-01T00:00:00+08:00",
                "2025-02-01T00:00:00+08:00",
                List.of("T1"),
                true,
                List.of(signatures),
                TimestampState.ABSENT,
                Optional.empty(),
                List.of());
        return new StreamEvidence(PackIntegrity.INTACT, List.of(Rows.good()), List.of(), List.of(seal), List.of());
    }
}
