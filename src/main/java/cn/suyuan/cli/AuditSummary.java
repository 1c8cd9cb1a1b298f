package cn.suyuan.cli;

import cn.suyuan.audit.JudgedCase;
import cn.suyuan.finding.Finding;
import cn.suyuan.finding.OverallConclusion;
import cn.suyuan.rule.Verdict;
import cn.suyuan.text.Language;
import java.nio.file.Path;
import java.util.List;

/** A judged case in a few lines. */
final class AuditSummary {

    private final Terminal terminal;

    AuditSummary(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints it; without a trust folder it says what could not be judged for that reason. */
    void print(JudgedCase judged, boolean trustGiven, Path out) {
        terminal.say(
                "cli.audit.pack",
                judged.packName(),
                terminal.messages().text("cli.integrity." + judged.packIntegrity()));
        String selected = String.join(" ", judged.evaluated().population().selected());
        terminal.say("cli.audit.sample", judged.evaluated().population().size(), selected.isEmpty() ? "–" : selected);
        for (Verdict verdict : Verdict.values()) {
            long count = judged.observations().stream()
                    .filter(o -> o.verdict() == verdict && !o.advisory())
                    .count();
            terminal.say("cli.audit.verdict." + verdict.wireName(), count);
        }
        for (Finding finding : judged.standingFindings()) {
            boolean zh = terminal.messages().language() == Language.ZH;
            terminal.say(
                    "cli.audit.finding",
                    finding.no(),
                    String.join("；", finding.clauses()),
                    terminal.messages().text("cli.grade." + finding.grade().wireName()),
                    zh ? finding.descriptionZh() : finding.descriptionEn());
        }
        terminal.say(
                "cli.audit.conclusion",
                terminal.messages()
                        .text("report.conclusion." + judged.conclusion().name()));
        List<String> unchecked = OverallConclusion.unchecked(judged.observations());
        if (!unchecked.isEmpty()) {
            terminal.say("cli.audit.unchecked", unchecked.size(), String.join(" ", unchecked));
        }
        if (!trustGiven) {
            terminal.say("cli.audit.no_trust");
        }
        terminal.say("cli.audit.written", out);
    }
}
