package cn.suyuan.rule.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.evidence.TableRow;
import cn.suyuan.footprint.EmissionFactor;
import cn.suyuan.measure.Quantity;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Judge;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Profile;
import cn.suyuan.rule.ShippedRules;
import cn.suyuan.rule.Verdict;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A factor per unit of heat of a fuel says whether it is of the net or of the gross heating value. */
class HeatBasisTest {

    @ParameterizedTest
    @CsvSource({
        "天然气燃烧,             kgCO2e/GJ,  '',   '',                       NOT_VERIFIABLE",
        "天然气燃烧,             kgCO2e/GJ,  低位, '',                       MET",
        "天然气燃烧（低位）,     kgCO2e/GJ,  '',   '',                       MET",
        "天然气燃烧（高位）,     kgCO2e/GJ,  低位, '',                       NOT_VERIFIABLE",
        "天然气燃烧,             kgCO2e/GJ,  '',   示例因子集 NCV,           MET",
        "天然气燃烧,             kgCO2e/GJ,  '',   高位热值与低位热值对照表, NOT_VERIFIABLE",
        "天然气燃烧,             kgCO2e/GJ,  不详, '',                       NOT_VERIFIABLE",
        "天然气燃烧,             kgCO2e/m³,  '',   '',                       MET",
        "柴油（发电机用）,       kg/MJ,      '',   '',                       NOT_VERIFIABLE",
        "发电用天然气,           kgCO2e/kWh, '',   '',                       NOT_VERIFIABLE",
        "天然气发电,             kgCO2e/kWh, '',   '',                       MET",
        "电力（燃煤）,           kgCO2e/kWh, '',   '',                       MET",
        "天然气锅炉蒸汽,         kgCO2e/GJ,  '',   '',                       MET",
        "'Natural gas, burned',  kg CO2e / GJ, '', '',                       NOT_VERIFIABLE",
        "'Natural gas, burned',  kgCO2e·GJ⁻¹, '',  '',                       NOT_VERIFIABLE",
        "'Electricity, natural gas', kgCO2e/kWh, '', '',                     MET",
        "LPG,                    kgCO2e/MWh, HHV,  '',                       MET",
    })
    void a_fuel_by_its_heat_needs_its_basis(String name, String unit, String basis, String source, Verdict verdict) {
        SmallCase s = new SmallCase();
        s.factors.add(factor(name, unit, basis, source));
        Observation found = new Judge(ShippedRules.checks())
                .judge(new CaseView(s.facts(), ShippedRules.pack(), Profile.DRAFT), r -> r.id().equals("R-6.1-2"))
                .get(0);
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.statement().messageZh().contains("“低位”或“高位”")).isEqualTo(verdict == Verdict.NOT_VERIFIABLE);
    }

    static EmissionFactor factor(String name, String unit, String basis, String source) {
        EmissionFactor f = Rows.factor("2024", "");
        String from = source.isEmpty() ? f.origin().source() : source;
        return new EmissionFactor(
                f.factorId(),
                name,
                Optional.of(new Quantity(new BigDecimal("56.1"), unit)),
                new EmissionFactor.Origin(from, "2", "CN", "2024"),
                false,
                f.deviationCoefficient(),
                f.relativeU95(),
                f.validity(),
                f.certificateFile(),
                f.justification(),
                f.basis(),
                new TableRow(f.row().source(), "", Map.of("heat_basis", basis)));
    }
}
