package cn.suyuan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RulePackTest {

    private static final String RULE = "R-4.1-3.properties";

    @Test
    void every_requirement_of_the_draft_has_a_rule() {
        RulePack pack = ShippedRules.pack();
        assertThat(pack.all()).hasSize(77);
        assertThat(pack.all().stream().filter(r -> r.binding() == Rule.Binding.EXPLANATORY))
                .hasSize(12);
        assertThat(pack.sm3()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_digest_covers_every_file() throws RulePackException {
        String changed = RulePack.read(
                        with("vague-sources.csv", text -> text + "道听途说,审核约定,TO_CONFIRM\n"), ShippedRules.checks())
                .sm3();
        assertThat(changed).isNotEqualTo(ShippedRules.pack().sm3());
    }

    @Test
    void an_unknown_key_is_refused_by_name() {
        assertThat(faults(with(RULE, text -> text + "colour = red\n"))).contains("R-4.1-3: unknown key colour");
    }

    @Test
    void a_missing_key_is_refused_by_name() {
        assertThat(faults(with(RULE, text -> text.replaceAll("(?m)^quote .*$", ""))))
                .contains("R-4.1-3: missing key quote");
    }

    @Test
    void a_rule_without_check_is_refused() {
        assertThat(faults(with(RULE, text -> text.replace("certificate-covers-every-day", "certificate-is-pretty"))))
                .contains("R-4.1-3: there is no check certificate-is-pretty");
    }

    @Test
    void a_check_without_rule_is_refused() {
        assertThat(faults(with(RuleSource.INDEX, text -> text.replace("E-9.properties\n", ""))))
                .contains("check receipt-is-present: no rule uses it");
    }

    @Test
    void a_placeholder_that_the_check_does_not_fill_is_refused() {
        assertThat(faults(with(RULE, text -> text.replace("共{1}天无", "共{7}天无"))))
                .contains("R-4.1-3: placeholder {7} of case not_met is not filled");
    }

    @Test
    void a_wording_without_english_twin_is_refused() {
        assertThat(faults(with(RULE, text -> text.replaceAll("(?m)^wording\\.met\\.en.*$", ""))))
                .contains("R-4.1-3: wording.met without its English twin");
    }

    @Test
    void a_pack_that_a_case_has_kept_is_completed_by_what_later_checks_need_and_stays_itself()
            throws RulePackException {
        RuleSource old =
                with(RULE, text -> text.replaceAll("(?m)^wording\\.met.*$", "").replace("共{1}天无", "旧{1}天无"));
        RulePack kept = RulePack.readKept(old, ShippedRules.checks(), ShippedRules.pack());
        Rule rule = kept.rule("R-4.1-3").orElseThrow();
        assertThat(rule.wording("met"))
                .isEqualTo(ShippedRules.pack().rule("R-4.1-3").orElseThrow().wording("met"));
        assertThat(rule.wording(Rule.NOT_MET).orElseThrow().zh()).contains("旧{1}天无");
        assertThat(kept.sm3()).isNotEqualTo(ShippedRules.pack().sm3());
        assertThatThrownBy(() -> RulePack.readImported(old, ShippedRules.checks()))
                .isInstanceOf(RulePackException.class);
    }

    @Test
    void a_limit_without_source_is_refused() {
        assertThat(faults(with("R-6.2-8.properties", text -> text.replaceAll("(?m)^limit\\.error\\.source.*$", ""))))
                .contains("R-6.2-8: limit.error without unit or source");
    }

    @Test
    void a_file_that_the_index_names_but_nobody_has_is_refused() {
        assertThat(faults(with(RuleSource.INDEX, text -> text + "R-9.properties\n")))
                .contains("R-9.properties: named in the index, missing");
    }

    private static RuleSource with(String name, UnaryOperator<String> change) {
        Map<String, byte[]> changed = new HashMap<>();
        String before = new String(ShippedRules.source().bytes(name).orElseThrow(), StandardCharsets.UTF_8);
        changed.put(name, change.apply(before).getBytes(StandardCharsets.UTF_8));
        return file -> changed.containsKey(file)
                ? Optional.of(changed.get(file))
                : ShippedRules.source().bytes(file);
    }

    private static List<String> faults(RuleSource source) {
        try {
            RulePack.read(source, ShippedRules.checks());
            return List.of();
        } catch (RulePackException e) {
            return e.faults();
        }
    }
}
