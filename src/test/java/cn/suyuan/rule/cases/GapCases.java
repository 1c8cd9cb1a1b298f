package cn.suyuan.rule.cases;

import static cn.suyuan.rule.Verdict.NOT_MET;
import static cn.suyuan.rule.Verdict.NOT_VERIFIABLE;

import cn.suyuan.chain.SteadyRun;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.ledger.ClockReading;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.ledger.InstrumentKind;
import cn.suyuan.ledger.MeteringLevel;
import cn.suyuan.ledger.MeteringNetwork;
import cn.suyuan.rule.Verdict;
import cn.suyuan.traceability.TraceabilityCertificate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Cells that are missing where a requirement would not apply, or be met, if they were what one hopes. */
final class GapCases {

    private final List<VerdictCase> all = new ArrayList<>();

    private GapCases() {}

    static List<VerdictCase> all() {
        GapCases cases = new GapCases();
        cases.levels();
        cases.rest();
        cases.unlinked();
        return cases.all;
    }

    private void add(String rule, Verdict verdict, String name, UnaryOperator<SmallCase> made) {
        all.add(VerdictCase.of(rule, verdict, name, made));
    }

    private void levels() {
        for (String rule : List.of("R-4.2-2", "R-4.2-3", "R-6.1-1", "E-6", "E-7")) {
            add(rule, NOT_VERIFIABLE, "数据等级写“见附件”", s -> {
                s.activities.add(Rows.activity("见附件", ""));
                return s;
            });
        }
        add("R-6.1-1", NOT_VERIFIABLE, "时钟偏差不可读", s -> {
            s.activities.add(Rows.activity("1", ""));
            s.clocks.add(Rows.clock(""));
            return s.with(SmallDevice.meter());
        });
        add("E-10", NOT_VERIFIABLE, "没有参考源", s -> {
            ClockReading read = Rows.clock("2");
            s.clocks.add(new ClockReading(read.node(), read.time(), read.offsetMillis(), "", read.row()));
            return s;
        });
    }

    private void rest() {
        add(
                "R-5.3-6",
                NOT_VERIFIABLE,
                "台账不注明可否拆卸",
                s -> s.with(SmallDevice.meter().unmarked()));
        add("R-6.1-2", NOT_VERIFIABLE, "燃料按热量计的因子未写热值基准", s -> {
            s.factors.add(HeatBasisTest.factor("柴油燃烧", "kgCO2e/GJ", "", ""));
            return s;
        });
        add("R-6.2-4", NOT_VERIFIABLE, "是否缺省值未填", s -> {
            EmissionFactor f = Rows.factor("2024", "");
            s.factors.add(new EmissionFactor(
                    f.factorId(),
                    f.name(),
                    f.value(),
                    f.origin(),
                    false,
                    Optional.empty(),
                    f.relativeU95(),
                    f.validity(),
                    "",
                    "",
                    "",
                    new TableRow(new EvidenceReference("data/factors.csv", 2, ""), "", Map.of("is_default", ""))));
            return s;
        });
        add("R-6.2-6", NOT_VERIFIABLE, "燃气表未注明计量状况", s -> {
            s.activities.add(Rows.activity("1", ""));
            return s.with(SmallDevice.of(InstrumentKind.GAS_FLOW_METER).carrier("natural_gas"));
        });
        add("R-6.3A-2", NOT_MET, "变比变更没有新倍率", s -> {
            s.incidents.add(ratioChange(Optional.empty()));
            return s.with(SmallDevice.meter().multiplier("1500"));
        });
        add("R-6.3A-2", Verdict.MET, "变比变更有新倍率", s -> {
            s.incidents.add(ratioChange(Optional.of(new BigDecimal("1500"))));
            return s.with(SmallDevice.meter().multiplier("1500"));
        });
        add("R-6.3A-2", NOT_VERIFIABLE, "示值长时间不变，没有停用记录", s -> steady(s, "0"));
        add("R-6.3A-2", NOT_VERIFIABLE, "用量逐次完全相同，疑似线性填补", s -> steady(s, "137.5"));
        add("R-6.3A-2", NOT_VERIFIABLE, "停用记录的是别的日期", s -> {
            s.incidents.add(Rows.incident(InstrumentIncident.Kind.SHUTDOWN, "2025-09-01", "陈代表", "停产检修"));
            return steady(s, "0");
        });
        add("R-6.3A-2", Verdict.MET, "示值不变，有停用记录", s -> {
            s.incidents.add(Rows.incident(InstrumentIncident.Kind.SHUTDOWN, "2025-05-01", "陈代表", "停产检修"));
            return steady(s, "0");
        });
        add(
                "R-7.2-3",
                NOT_VERIFIABLE,
                "自校所用标准器不在清单",
                s -> s.with(Rows.certificate(
                        "D1",
                        "Z1",
                        TraceabilityCertificate.Kind.INTERNAL,
                        "",
                        "2025-03-01",
                        "",
                        "",
                        "是",
                        new TraceabilityCertificate.StandardUse("STD-9", ""))));
    }

    /** A year of quarter hours with the same quantity from 1 to 4 May. */
    private static SmallCase steady(SmallCase s, String quantity) {
        SteadyRun run = new SteadyRun(
                9,
                Instant.parse("2025-04-30T16:00:00Z"),
                Instant.parse("2025-05-03T16:00:00Z"),
                288,
                new BigDecimal(quantity));
        return Clause6Cases.streams(s, Rows.stream(35_040, true, List.of()).withSteady(List.of(run)));
    }

    private void unlinked() {
        String json = Models.plain().replace(",\"ref\":\"activity:A1\"", "");
        for (String rule : List.of("R-6.1-1", "R-6.2-7", "R-6.3B-3")) {
            add(rule, NOT_VERIFIABLE, "模型输入不注明数据", s -> {
                s.activities.add(Rows.activity("1", ""));
                s.factors.add(Rows.factor("2024", ""));
                s.crossChecks.add(Rows.check(
                        cn.suyuan.footprint.CrossCheck.Kind.THIRD_PARTY, "0.6205", "0.6205", "CNAS", "2025-12-30", ""));
                return s.with(SmallDevice.meter()).model(json);
            });
        }
        add("R-5.3-1", NOT_VERIFIABLE, "车间电表只作为上级出现", s -> {
            s.edges.add(new MeteringNetwork.Edge("D1", "D2", "electricity", Rows.row("data/network.csv")));
            return s.with(SmallDevice.meter().level(MeteringLevel.SUB_UNIT)).with(SmallDevice.named("D2"));
        });
        add(
                "R-6.3B-3",
                NOT_VERIFIABLE,
                "蒙特卡洛法未注明试验次数",
                s -> s.model(Models.plain().replace("\"GUM\"", "\"MC\"")));
    }

    private static InstrumentIncident ratioChange(Optional<BigDecimal> multiplier) {
        InstrumentIncident i = Rows.incident(InstrumentIncident.Kind.RATIO_CHANGE, "2025-09-01", "陈代表", "");
        InstrumentIncident.Registers r = i.registers();
        return new InstrumentIncident(
                i.incidentId(),
                i.instrumentNo(),
                i.kind(),
                i.from(),
                i.to(),
                new InstrumentIncident.Registers(
                        "", "", r.lastRegister(), r.firstRegister(), Optional.empty(), multiplier, Optional.empty()),
                i.approvedBy(),
                "",
                "",
                i.row());
    }
}
