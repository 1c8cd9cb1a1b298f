package cn.suyuan.ledger;

import static cn.suyuan.ledger.LedgerFixture.instrument;
import static cn.suyuan.ledger.LedgerFixture.meter;
import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.ledger.Population.Excluded;
import cn.suyuan.ledger.Population.Exclusion;
import cn.suyuan.ledger.Population.Member;
import cn.suyuan.measure.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {

    private static final DateRange YEAR = new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));

    private static Population population(MeasuringInstrument... instruments) {
        return Population.of(new InstrumentLedger(List.of(instruments), List.of(meter("STD-01", "S1"))), YEAR);
    }

    @Test
    void a_day_in_use_is_enough() {
        Population population = population(
                meter("E01", "1"),
                instrument("E02", "2", InstrumentStatus.SUSPENDED, Optional.of(LocalDate.of(2025, 1, 1)), 12),
                instrument("E03", "3", InstrumentStatus.SUSPENDED, Optional.of(LocalDate.of(2024, 12, 31)), 12),
                instrument("E04", "4", InstrumentStatus.SPARE, Optional.empty(), 12));
        assertThat(population.members()).extracting(Member::ticketNo).containsExactly("E01", "E02");
        assertThat(population.excluded())
                .extracting(Excluded::exclusion)
                .containsOnly(Exclusion.NOT_IN_SERVICE)
                .hasSize(2);
    }

    @Test
    void own_standards_are_not_in_it() {
        assertThat(population(meter("E01", "1"), meter("STD-01", "S1")).size()).isEqualTo(1);
    }

    @Test
    void two_devices_with_one_number_are_both_in_it_under_longer_names() {
        Population population = population(meter("E14", "A-7"), meter("E14", "B 8"));
        assertThat(population.members()).extracting(Member::ticketNo).containsExactly("E14#A-7", "E14#B 8");
        assertThat(population.sharedNumbers()).hasSize(2);
    }

    @Test
    void one_device_with_two_rows_counts_once() {
        Population population = population(meter("E14", "A-7"), meter("E15", "ａ 7"));
        assertThat(population.members()).extracting(Member::ticketNo).containsExactly("E14");
        assertThat(population.excluded()).extracting(Excluded::exclusion).containsExactly(Exclusion.REPEATED_ROW);
    }

    @ParameterizedTest
    @CsvSource({
        "关口电能表, ELECTRICITY_METER",
        "三相四线智能电表, ELECTRICITY_METER",
        "电流互感器, CURRENT_TRANSFORMER",
        "10kV电压互感器, VOLTAGE_TRANSFORMER",
        "功率分析仪, POWER_METER",
        "气体涡轮流量计, GAS_FLOW_METER",
        "蒸汽涡街流量计, GAS_FLOW_METER",
        "电磁水表, WATER_FLOW_METER",
        "水平螺翼水表, WATER_FLOW_METER",
        "椭圆齿轮流量计, OIL_FLOW_METER",
        "电子汽车衡, WEIGHING_INSTRUMENT",
        "电子台秤, WEIGHING_INSTRUMENT",
        "Pt100温度变送器, THERMOMETER",
        "一体化温度变送器, THERMOMETER",
        "温湿度变送器, HYGROMETER",
        "压力变送器, PRESSURE_GAUGE",
        "弹簧管压力表, PRESSURE_GAUGE",
        "智能压力变送器, PRESSURE_GAUGE",
        "数字指示秤(电子汽车衡), WEIGHING_INSTRUMENT",
        "超声波热量表, HEAT_METER",
        "二等标准铂电阻温度计, THERMOMETER",
        "色谱仪, OTHER",
        "电磁流量计, WATER_FLOW_METER"
    })
    void kinds_are_recognised_from_their_names(String name, InstrumentKind kind) {
        assertThat(InstrumentKinds.recognise(name)).isEqualTo(kind);
    }

    @Test
    void identities_are_compared_without_blanks_hyphens_width_and_case() {
        assertThat(IdentityText.same("ＡＢ－12 3", "ab123")).isTrue();
        assertThat(IdentityText.same("AB124", "AB123")).isFalse();
    }
}
