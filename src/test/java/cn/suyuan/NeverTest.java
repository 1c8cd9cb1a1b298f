package cn.suyuan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.rule.Check;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must never be in the program; the first rules are seen to fail on planted offenders. */
class NeverTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.suyuan");

    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("cn.suyuan.offender");

    private static final Set<String> CLOCKS = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone");

    private static DescribedPredicate<JavaMethodCall> callOf(Set<String> names, String ownerPackage) {
        return describe(
                "calls " + names + " of " + ownerPackage,
                call -> names.contains(call.getName())
                        && call.getTargetOwner().getPackageName().startsWith(ownerPackage)
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.time.Clock")));
    }

    static List<ArchRule> provenRules() {
        return List.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("cn.suyuan.app..", "cn.suyuan.ui..")
                        .should()
                        .callMethodWhere(callOf(CLOCKS, "java.time"))
                        .because("the only clock is handed out by app.Wiring"),
                noClasses()
                        .should()
                        .callMethodWhere(callOf(Set.of("openStream", "openConnection"), "java.net"))
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..", "java.rmi..", "javax.naming..", "javafx.scene.web..")
                        .because("auditors work without a network"),
                noClasses()
                        .that()
                        .resideInAnyPackage("..measure..", "..uncertainty..", "..chain..", "..trust..", "..text..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.nio.file..", "java.sql..", "org.slf4j..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.io.File")
                        .because("the ground knows neither files nor databases nor logs"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("cn.suyuan.ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..")
                        .because("the window is one way out of two"),
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat(plainClasses())
                        .should()
                        .beFinal()
                        .because("state that belongs to everybody belongs to nobody"));
    }

    private static DescribedPredicate<JavaClass> plainClasses() {
        return describe("written by hand", type -> !type.isEnum() && !type.isAnonymousClass());
    }

    @ParameterizedTest
    @MethodSource("provenRules")
    void the_program_keeps_the_rule_and_an_offender_breaks_it(ArchRule rule) {
        assertThat(PROGRAM.size()).isGreaterThan(100);
        rule.check(PROGRAM);
        assertThatThrownBy(() -> rule.check(OFFENDERS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void libraries_stay_behind_their_doors() {
        library("com.itextpdf..", "cn.suyuan.report..");
        library("org.sqlite..", "cn.suyuan.casefile..");
        library("org.apache.poi..", "cn.suyuan.intake..");
        library("picocli..", "cn.suyuan.cli..");
        library(
                "org.bouncycastle..",
                "cn.suyuan.trust..",
                "cn.suyuan.chain..",
                "cn.suyuan.report..",
                "cn.suyuan.intake..",
                "cn.suyuan.casefile..");
    }

    private static void library(String packages, String... doors) {
        noClasses()
                .that()
                .resideOutsideOfPackages(doors)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(PROGRAM);
    }

    @Test
    void checks_are_final_and_hold_no_state() {
        classes()
                .that()
                .implement(Check.class)
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(PROGRAM);
        fields().that()
                .areDeclaredInClassesThat()
                .implement(Check.class)
                .should()
                .beFinal()
                .check(PROGRAM);
    }

    @Test
    void one_clause_does_not_use_the_room_of_another() {
        for (String clause : List.of("clause4", "clause5", "clause6", "clause7", "explanatory")) {
            String own = "cn.suyuan.rule.check." + clause + "..";
            noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(describe(
                            "in the room of another clause",
                            (JavaClass type) -> type.getPackageName().startsWith("cn.suyuan.rule.check.")
                                    && !type.getPackageName().endsWith(clause)))
                    .check(PROGRAM);
        }
    }
}
