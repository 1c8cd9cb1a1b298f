package cn.suyuan.uncertainty;

/** What an uncertainty component stands for, as clause 6.3 of the standard asks. */
public enum ComponentKind {
    CALIBRATION,
    SAMPLING,
    TRANSMISSION,
    OTHER;

    /** Returns the kind that the words of a component's name tell, {@link #OTHER} when none does. */
    public static ComponentKind ofName(String name) {
        if (name.contains("校准") || name.contains("检定") || containsIgnoringCase(name, "calibration")) {
            return CALIBRATION;
        }
        if (name.contains("采样") || containsIgnoringCase(name, "sampling")) {
            return SAMPLING;
        }
        if (name.contains("传输") || containsIgnoringCase(name, "transmission")) {
            return TRANSMISSION;
        }
        return OTHER;
    }

    private static boolean containsIgnoringCase(String text, String word) {
        return text.toLowerCase(java.util.Locale.ROOT).contains(word);
    }
}
