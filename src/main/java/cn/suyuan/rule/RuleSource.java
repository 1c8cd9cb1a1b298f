package cn.suyuan.rule;

import java.util.Optional;

/** Where the files of a rule pack come from. */
@FunctionalInterface
public interface RuleSource {

    /** Name of the index: one file name a line, in the order of the digest. */
    String INDEX = "rules.txt";

    /** The bytes of a file of the pack, empty where there is none of that name. */
    Optional<byte[]> bytes(String name);
}
