package cn.suyuan.ui.kit;

import cn.suyuan.rule.Verdict;

/** A state to show: what it means and the word for it. */
public record Mark(Tone tone, String word) {
    public static Mark of(Words words, Verdict verdict) {
        return new Mark(Tone.of(verdict), words.verdict(verdict));
    }
}
