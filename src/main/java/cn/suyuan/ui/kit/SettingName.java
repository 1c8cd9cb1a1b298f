package cn.suyuan.ui.kit;

import cn.suyuan.ledger.MeteringLevel;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the auditor settled for a case, by name: a limit of the rule pack, an edition, or a number of meters. */
public final class SettingName {
    private static final Pattern FITTING = Pattern.compile("fitting[.](.+)/([a-z_]+)");

    private SettingName() {}

    /** The name in words; as it is where nobody has a word for it. */
    public static String of(Words words, String name) {
        Matcher fitting = FITTING.matcher(name);
        return fitting.matches()
                ? words.of("rule.setting.fitting", carrier(words, fitting.group(1)), level(words, fitting.group(2)))
                : words.orElse("rule.setting." + name, name);
    }

    /** An energy carrier in words. */
    public static String carrier(Words words, String carrier) {
        return words.orElse("sampling.stratum." + carrier, carrier);
    }

    /** A level of metering by its key in words. */
    public static String level(Words words, String key) {
        for (MeteringLevel level : MeteringLevel.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(key)) {
                return words.of("instrument.level", level);
            }
        }
        return key;
    }
}
