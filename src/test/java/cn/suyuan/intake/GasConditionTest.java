package cn.suyuan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GasConditionTest {

    @ParameterizedTest
    @CsvSource({
        "standard@20, standard@20",
        "标况（20℃）, standard@20",
        "'标准状态 20 ℃，101.325 kPa', standard@20",
        "标况0℃, standard@0",
        "标态 273.15K, standard@0",
        "工况, operating",
        "工况（20℃）, operating",
        "operating, operating",
        "标况, ''",
        "工况转标况20℃, ''",
        "0℃或20℃标况, ''",
        "正常, ''"
    })
    void the_condition_of_gas_is_read_from_words_and_never_guessed(String written, String condition) {
        assertThat(GasCondition.read(written).orElse("")).isEqualTo(condition);
    }
}
