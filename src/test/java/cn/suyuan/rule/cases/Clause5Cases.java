package cn.suyuan.rule.cases;

import static cn.suyuan.rule.Verdict.MET;
import static cn.suyuan.rule.Verdict.NOT_APPLICABLE;
import static cn.suyuan.rule.Verdict.NOT_MET;
import static cn.suyuan.rule.Verdict.NOT_VERIFIABLE;

import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.SignedMeterRecord;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Clause 5: accuracy, fitting, ledger, plan. */
final class Clause5Cases {

    private final List<VerdictCase> all = new ArrayList<>();

    private Clause5Cases() {}

    static List<VerdictCase> all() {
        Clause5Cases cases = new Clause5Cases();
        cases.accuracy("R-5.1-1", InstrumentKind.ELECTRICITY_METER, "0.5S", "2", "A级");
        cases.accuracy("R-5.1-2", InstrumentKind.CURRENT_TRANSFORMER, "0.2S", "10P20", "3级");
        cases.accuracy("R-5.1-3", InstrumentKind.POWER_METER, "0.5级", "1.5", "±2%FS");
        cases.accuracy("R-5.1-4", InstrumentKind.VOLTAGE_TRANSFORMER, "0.2", "3P", "3");
        cases.accuracy("R-5.1-7", InstrumentKind.OIL_FLOW_METER, "0.5", "1.0", "±1.0%");
        cases.accuracy("R-5.1-8", InstrumentKind.GAS_FLOW_METER, "1.5", "4.0", "±4%");
        cases.accuracy("R-5.1-9", InstrumentKind.WATER_FLOW_METER, "1级", "2", "2级");
        cases.accuracy("R-5.1-10", InstrumentKind.PRESSURE_GAUGE, "1.6级", "2.5", "±2.5%FS");
        cases.errors();
        cases.others();
        cases.fitting();
        cases.ledger();
        cases.plan();
        return cases.all;
    }

    private void add(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        all.add(VerdictCase.of(rule, verdict, name, made));
    }

    private static UnaryOperator<SmallCase> certified(SmallDevice device, String accuracy) {
        return s -> s.with(device).with(Rows.certificate("C1", Kind.VERIFICATION, accuracy, "2025-01-01"));
    }

    private void accuracy(String rule, InstrumentKind kind, String good, String bad, String alsoBad) {
        add(rule, MET, "证书" + good, certified(SmallDevice.of(kind), good));
        add(rule, MET, "检定合格，等级见台账", certified(SmallDevice.of(kind).accuracy(good), ""));
        add(rule, NOT_MET, "证书" + bad, certified(SmallDevice.of(kind), bad));
        add(rule, NOT_MET, "台账" + alsoBad, s -> s.with(SmallDevice.of(kind).accuracy(alsoBad)));
        add(rule, NOT_VERIFIABLE, "仅见于台账", s -> s.with(SmallDevice.of(kind).accuracy(good)));
        add(rule, NOT_VERIFIABLE, "等级不可读", certified(SmallDevice.of(kind), "优"));
        add(
                rule,
                NOT_VERIFIABLE,
                "一份不可读的证书",
                s -> certified(SmallDevice.of(kind), good)
                        .apply(s)
                        .with(Rows.certificate("C2", Kind.CALIBRATION, "优", "2025-06-01")));
        add(
                rule,
                NOT_VERIFIABLE,
                "证书文件缺失",
                s -> certified(SmallDevice.of(kind), good).apply(s).unread("C1"));
        add(rule, NOT_VERIFIABLE, "未提交台账", s -> s.without("ledger"));
        add(rule, NOT_APPLICABLE, "没有该类器具", s -> s.with(SmallDevice.of(InstrumentKind.OTHER)));
    }

    private void errors() {
        for (String rule : List.of("R-5.1-5", "R-5.1-6")) {
            boolean hot = rule.equals("R-5.1-5");
            InstrumentKind kind = hot ? InstrumentKind.THERMOMETER : InstrumentKind.HYGROMETER;
            String range = hot ? "(0~200)℃" : "(0~100)%RH";
            String good = hot ? "A级" : "±3%RH";
            String bad = hot ? "B级" : "±6%RH";
            String used = hot ? "175 ℃" : "60 %RH";
            add(
                    rule,
                    MET,
                    good + "用于" + used,
                    certified(SmallDevice.of(kind).range(range).usedAt(used), good));
            add(
                    rule,
                    NOT_MET,
                    bad + "用于" + used,
                    certified(SmallDevice.of(kind).range(range).usedAt(used), bad));
            add(
                    rule,
                    NOT_MET,
                    bad + "未注明使用点，按量程上限",
                    certified(SmallDevice.of(kind).range(range), bad));
            add(rule, NOT_VERIFIABLE, "量程与使用点不明", certified(SmallDevice.of(kind), hot ? "1.5级" : "3%FS"));
            add(rule, NOT_VERIFIABLE, "单位不符", certified(SmallDevice.of(kind).range(range), "±0.1kPa"));
            add(
                    rule,
                    NOT_VERIFIABLE,
                    "仅见于台账",
                    s -> s.with(SmallDevice.of(kind).range(range).usedAt(used).accuracy(good)));
            add(rule, NOT_APPLICABLE, "没有该类器具", s -> s.with(SmallDevice.meter()));
        }
        add(
                "R-5.1-5",
                MET,
                "B级恰用于40 ℃",
                certified(SmallDevice.of(InstrumentKind.THERMOMETER).usedAt("40 ℃"), "B级"));
        add(
                "R-5.1-5",
                NOT_MET,
                "A级用于176 ℃",
                certified(SmallDevice.of(InstrumentKind.THERMOMETER).usedAt("176 ℃"), "A级"));
    }

    private void others() {
        String rule = "R-5.1-11";
        add(rule, MET, "证书写明依据", certified(SmallDevice.of(InstrumentKind.WEIGHING_INSTRUMENT), "Ⅲ"));
        add(
                rule,
                NOT_VERIFIABLE,
                "依据所在证书文件缺失",
                s -> certified(SmallDevice.of(InstrumentKind.WEIGHING_INSTRUMENT), "Ⅲ")
                        .apply(s)
                        .unread("C1"));
        add(rule, NOT_VERIFIABLE, "没有依据", s -> s.with(SmallDevice.of(InstrumentKind.WEIGHING_INSTRUMENT)));
        add(rule, NOT_VERIFIABLE, "类别未识别", certified(SmallDevice.of(InstrumentKind.OTHER), "1"));
        add(rule, NOT_APPLICABLE, "没有未列举的器具", s -> s.with(SmallDevice.meter()));
    }

    private void fitting() {
        String rate = "R-5.2-1";
        add(rate, MET, "应配1实配1", s -> {
            s.units.add(Rows.unit("electricity", MeteringLevel.SITE, 1, "D1"));
            return s.with(SmallDevice.meter());
        });
        add(rate, NOT_MET, "应配2实配1", s -> {
            s.units.add(Rows.unit("electricity", MeteringLevel.EQUIPMENT, 2, "D1"));
            return s.with(SmallDevice.meter());
        });
        add(rate, NOT_MET, "所列表计不在台账", s -> {
            s.units.add(Rows.unit("electricity", MeteringLevel.SITE, 1, "D9"));
            return s.with(SmallDevice.meter());
        });
        add(rate, NOT_MET, "所列表计已停用", s -> {
            s.units.add(Rows.unit("electricity", MeteringLevel.SITE, 1, "D1"));
            return s.with(SmallDevice.meter().spare());
        });
        add(rate, NOT_VERIFIABLE, "应配数未知", s -> {
            s.units.add(Rows.unit("electricity", MeteringLevel.SITE, -1, "D1"));
            return s.with(SmallDevice.meter());
        });
        add(rate, NOT_VERIFIABLE, "未提交用能单元", s -> s.without("energy-units"));
        String four = "R-5.2-2";
        add(four, MET, "0.2S", certified(SmallDevice.meter().level(MeteringLevel.SITE), "0.2S"));
        add(four, NOT_MET, "3级", certified(SmallDevice.meter().level(MeteringLevel.SITE), "3"));
        add(four, NOT_VERIFIABLE, "用户类别不明时的1级", certified(SmallDevice.meter().level(MeteringLevel.SITE), "1"));
        add(four, NOT_VERIFIABLE, "未标明进出用能单位", certified(SmallDevice.meter(), "0.2S"));
        add(
                four,
                NOT_APPLICABLE,
                "表4不涉及该类",
                certified(SmallDevice.of(InstrumentKind.POWER_METER).level(MeteringLevel.SITE), "0.2"));
    }

    private void ledger() {
        String exists = "R-5.3-1";
        add(exists, MET, "台账有器具", s -> s.with(SmallDevice.meter()));
        add(exists, NOT_MET, "未提交台账", s -> s.without("ledger"));
        add(exists, NOT_MET, "网络图节点不在台账", s -> {
            s.edges.add(new MeteringNetwork.Edge("D1", "D9", "electricity", Rows.row("data/network.csv")));
            return s.with(SmallDevice.meter());
        });
        add(exists, NOT_VERIFIABLE, "台账没有可读的行", s -> s);
        String fields = "R-5.3-2";
        add(fields, MET, "六项齐全", s -> s.with(SmallDevice.meter().accuracy("1")));
        add(
                fields,
                NOT_MET,
                "缺安装地点",
                s -> s.with(SmallDevice.meter().accuracy("1").location("—")));
        add(fields, NOT_MET, "等级与证书不一致", certified(SmallDevice.meter().accuracy("1"), "0.5S"));
        add(fields, NOT_MET, "签名记录的电能表不在台账", s -> {
            s.streams = new StreamEvidence(
                    PackIntegrity.INTACT,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(Rows.record(
                            Rows.good(), SignedMeterRecord.Identity.NOT_IN_LEDGER, SignedMeterRecord.Page.FIRST)));
            return s.with(SmallDevice.meter().accuracy("1"));
        });
        add(
                fields,
                NOT_MET,
                "编号重复",
                s -> s.with(SmallDevice.meter().accuracy("1"))
                        .with(SmallDevice.meter().accuracy("1")));
        add(fields, NOT_VERIFIABLE, "台账没有可读的行", s -> s);
    }

    private void plan() {
        String covers = "R-5.3-4";
        add(covers, MET, "计划覆盖", s -> s.with(SmallDevice.meter()).plan("D1", "2025-05-01", "2025-04-20"));
        add(covers, NOT_MET, "计划遗漏", s -> s.with(SmallDevice.meter()).plan("D2", "2025-05-01", ""));
        add(covers, NOT_MET, "没有计划", s -> s.with(SmallDevice.meter()));
        add(covers, NOT_VERIFIABLE, "未提交台账", s -> s.without("ledger"));
        add(covers, NOT_APPLICABLE, "没有在用器具", s -> s.with(SmallDevice.meter().spare()));
        String done = "R-5.3-5";
        add(
                done,
                MET,
                "到期日当天完成",
                s -> certified(SmallDevice.meter(), "1").apply(s).plan("D1", "2025-01-01", "2025-01-01"));
        add(
                done,
                NOT_MET,
                "迟一天",
                s -> certified(SmallDevice.meter(), "1").apply(s).plan("D1", "2025-01-01", "2025-01-02"));
        add(done, NOT_MET, "到期未做", s -> s.with(SmallDevice.meter()).plan("D1", "2025-05-01", ""));
        add(done, NOT_VERIFIABLE, "写完成而无证书", s -> s.with(SmallDevice.meter()).plan("D1", "2025-05-01", "2025-04-20"));
        add(done, NOT_VERIFIABLE, "到期日不可读", s -> s.with(SmallDevice.meter()).plan("D1", "", ""));
        add(done, NOT_VERIFIABLE, "没有计划", s -> s.with(SmallDevice.meter()));
        add(done, NOT_APPLICABLE, "没有在用器具", s -> s.with(SmallDevice.meter().spare()));
        String measure = "R-5.3-6";
        add(measure, MET, "溯源链闭环", s -> s.with(SmallDevice.meter().fixed()).chain("D1", ChainState.CLOSED));
        add(measure, NOT_MET, "没有措施", s -> s.with(SmallDevice.meter().fixed()));
        add(measure, NOT_MET, "措施写“无”", s -> {
            s.plan.add(Rows.plan("D1", "2025-05-01", "", "无"));
            return s.with(SmallDevice.meter().fixed());
        });
        add(
                measure,
                NOT_VERIFIABLE,
                "证书文件缺失",
                s -> s.with(SmallDevice.meter().fixed()).chainWithoutDocument("D1"));
        add(measure, NOT_VERIFIABLE, "措施待确认", s -> {
            s.plan.add(Rows.plan("D1", "2025-05-01", "", "每年更换"));
            return s.with(SmallDevice.meter().fixed());
        });
        add(measure, NOT_APPLICABLE, "均可拆卸", s -> s.with(SmallDevice.meter()));
    }
}
