package cn.suyuan.ui.desk;

import cn.suyuan.rule.RuleChoices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule pack that judges the case.
 *
 * @param id short name of the edition
 * @param version version of the pack
 * @param sm3 digest of its files, lower-case hex
 * @param requirements how many requirements it has
 * @param toConfirm of how many limit or source is still to be confirmed (待核对)
 * @param settings settings that can be changed for the case, in order
 * @param editions editions of GB 17167, by name whether their limits are entered
 * @param edition the edition whose table is applied, empty where none has limits
 * @param choices what was settled otherwise, by name
 */
public record RulesView(
        String id,
        String version,
        String sm3,
        int requirements,
        long toConfirm,
        List<Setting> settings,
        Map<String, Boolean> editions,
        Optional<String> edition,
        Map<String, RuleChoices.Choice> choices) {
    public RulesView {
        settings = List.copyOf(settings);
        editions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(editions));
        choices = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(choices));
    }

    /**
     * A setting.
     *
     * @param name name
     * @param value value in force
     * @param before value of the pack
     */
    public record Setting(String name, String value, String before) {}

    /** Nothing known. */
    public static RulesView none() {
        return new RulesView("", "", "", 0, 0, List.of(), Map.of(), Optional.empty(), Map.of());
    }
}
