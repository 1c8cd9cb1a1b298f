package cn.suyuan.rule;

import java.util.List;

/** A rule pack is refused; every fault is named with its file. */
public final class RulePackException extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> faults;

    public RulePackException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, each {@code file: what}. */
    public List<String> faults() {
        return faults;
    }
}
