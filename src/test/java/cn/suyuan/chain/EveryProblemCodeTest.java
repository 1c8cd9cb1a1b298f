package cn.suyuan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No problem code is without a test that carries its name. */
class EveryProblemCodeTest {

    @Test
    void every_code_of_a_stream_has_a_test_of_its_name() {
        List<String> tests = tests(ChainProblemsTest.class, SeriesProblemsTest.class, StageProblemsTest.class);
        for (StreamProblemCode code : StreamProblemCode.values()) {
            assertThat(tests).as(code.wireName()).anyMatch(name -> name.startsWith(code.wireName() + "_"));
        }
    }

    @Test
    void every_code_of_a_seal_has_a_test_of_its_name() {
        List<String> tests = tests(SealProblemsTest.class);
        for (SealProblem.Code code : SealProblem.Code.values()) {
            String name = code.name().toLowerCase(Locale.ROOT);
            assertThat(tests).as(name).anyMatch(test -> test.startsWith(name + "_"));
        }
    }

    private static List<String> tests(Class<?>... classes) {
        return Stream.of(classes)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
    }
}
