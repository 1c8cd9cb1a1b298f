package cn.suyuan.app;

import java.util.List;

/** Why a use case did not happen: a key of the wording, whose text ends with the next step. */
public final class WorkbenchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final List<String> arguments;

    public WorkbenchException(String key, List<String> arguments) {
        super(key + " " + arguments);
        this.key = key;
        this.arguments = List.copyOf(arguments);
    }

    WorkbenchException(String key, List<String> arguments, Throwable cause) {
        super(key + " " + arguments, cause);
        this.key = key;
        this.arguments = List.copyOf(arguments);
    }

    /** Key of the message. */
    public String key() {
        return key;
    }

    /** Arguments of the message. */
    public List<String> arguments() {
        return arguments;
    }
}
