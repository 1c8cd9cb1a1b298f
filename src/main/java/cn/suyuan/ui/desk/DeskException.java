package cn.suyuan.ui.desk;

import java.util.List;

/** Why an act did not happen: a key of the wording, which ends with the next step. */
public final class DeskException extends Exception {
    private static final long serialVersionUID = 1;
    private final String key;
    private final List<String> arguments;

    public DeskException(String key, String... arguments) {
        super(key + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<String> arguments() {
        return arguments;
    }
}
