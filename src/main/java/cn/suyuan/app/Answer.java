package cn.suyuan.app;

import java.util.List;

/**
 * The answer to a single question, for a program and for a person.
 *
 * @param json one JSON document
 * @param lines the same in words: each a message key followed by its arguments
 * @param negative whether something did not verify or nonconformities were found
 */
public record Answer(String json, List<List<String>> lines, boolean negative) {
    public Answer {
        lines = lines.stream().map(List::copyOf).toList();
    }
}
