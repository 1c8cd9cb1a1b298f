package cn.suyuan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementUnitTest {

    @ParameterizedTest
    @CsvSource({
        "kWh, MWh, 0.001",
        "GJ, kWh, 277.7777777777778",
        "万kWh, MWh, 10",
        "tce, GJ, 29.3076",
        "kgCO2e/kWh, gCO₂e/kWh, 1000",
        "kg/(t·km), kg/tkm, 1",
        "kg/t·km, kg/(t·km), 1",
        "m³, L, 1000",
        "万Nm³(20℃), Nm3(20°C), 10000",
        "m³ (0℃), Nm3@0°C, 1",
        "%, 1, 0.01",
        "N/m2, kPa, 0.001",
        "W·s, J, 1",
        "元/kWh, 元/MWh, 1000",
        "kWh/只, MWh/只, 0.001"
    })
    void units_of_one_kind_convert(String from, String to, double factor) {
        assertThat(unit(from).factorTo(unit(to)).orElseThrow()).isCloseTo(factor, within(1e-9 * factor));
    }

    @ParameterizedTest
    @CsvSource({"kWh, kg", "Nm3(20°C), Nm3(0°C)", "Nm3(20°C), Nm3", "Nm3, m3", "Nm3(0°C), Sm3", "元, 只", "kg·元, kg·只"})
    void units_of_different_kinds_are_told_apart(String from, String to) {
        assertThat(unit(from).factorTo(unit(to))).isEmpty();
    }

    @Test
    void only_gas_without_temperature_leaves_its_reference_open() {
        assertThat(unit("万Nm³").leavesReferenceOpen()).isTrue();
        assertThat(unit("kg/Nm³").leavesReferenceOpen()).isTrue();
        assertThat(unit("Nm³(20℃)").leavesReferenceOpen()).isFalse();
        assertThat(unit("m³").leavesReferenceOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"kWh)", "(kg", "kg//t", "^2", "kg^99", "'   '", "!"})
    void what_is_no_unit_is_empty(String text) {
        assertThat(MeasurementUnit.read(text)).isEmpty();
    }

    private static MeasurementUnit unit(String text) {
        return MeasurementUnit.read(text).orElseThrow();
    }
}
