package cn.suyuan.ui.kit;

import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Verdict;
import java.util.Locale;

/** How a state is meant: each has a colour, an icon of its own shape, and stands beside a word. */
public enum Tone {
    GOOD("mdi2c-check-circle-outline"),
    BAD("mdi2c-close-circle-outline"),
    WARNING("mdi2a-alert-outline"),
    UNKNOWN("mdi2h-help-circle-outline"),
    NEUTRAL("mdi2m-minus-circle-outline"),
    NOTE("mdi2i-information-outline");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    /** Icon code. */
    public String icon() {
        return icon;
    }

    /** Style class. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }

    public static Tone of(Verdict verdict) {
        return switch (verdict) {
            case MET -> GOOD;
            case NOT_MET -> BAD;
            case NOT_VERIFIABLE -> UNKNOWN;
            case NOT_APPLICABLE -> NEUTRAL;
        };
    }

    public static Tone of(NonconformityGrade grade) {
        return switch (grade) {
            case SERIOUS -> BAD;
            case GENERAL -> WARNING;
        };
    }
}
