package cn.suyuan.report;

import cn.suyuan.audit.FollowUp;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.report.AnnexSection.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Annex of a later report: what became of each finding; left out where nothing was followed up yet. */
final class FollowUpAnnex {

    private final Wording wording;

    FollowUpAnnex(Wording wording) {
        this.wording = wording;
    }

    List<AnnexSection> sections(JudgedCase judged, Journal journal) {
        List<FollowUp> all = FollowUp.all(
                journal,
                judged.findings(),
                judged.evaluated().decisions().settings().asOf());
        if (all.stream().noneMatch(FollowUp::begun)) {
            return List.of();
        }
        long closed =
                all.stream().filter(follow -> follow.closing().isPresent()).count();
        return List.of(new AnnexSection(
                wording.inline("report.follow.title"),
                List.of(wording.text("report.follow.about", all.size(), closed)),
                List.of(
                        new Column(wording.inline("report.follow.no"), 1f),
                        new Column(wording.inline("report.follow.correction"), 5f),
                        new Column(wording.inline("report.follow.recheck"), 4f),
                        new Column(wording.inline("report.follow.due"), 2f),
                        new Column(wording.inline("report.follow.state"), 3f)),
                all.stream().map(this::row).toList(),
                List.of()));
    }

    private List<String> row(FollowUp follow) {
        String correction = follow.correction().isEmpty()
                ? "—"
                : wording.text("report.follow.done", follow.correction(), follow.cause());
        String evidence = follow.evidence().stream()
                .map(e -> e.file() + " SM3 "
                        + e.sm3().substring(0, Math.min(16, e.sm3().length())) + "…")
                .collect(Collectors.joining("\n"));
        String state = follow.closing()
                .map(entry -> wording.text(
                        "report.follow.closed",
                        entry.value("signer"),
                        entry.time().toString().substring(0, 10),
                        entry.value("note")))
                .orElse(wording.text("report.follow.open"));
        return List.of(
                Integer.toString(follow.finding().no()),
                evidence.isEmpty() ? correction : correction + "\n" + evidence,
                follow.recheck().map(this::recheck).orElse("—"),
                follow.due().toString(),
                state);
    }

    private String recheck(FollowUp.Recheck recheck) {
        long met = recheck.lines().stream()
                .filter(line -> List.of("met", "not_applicable", "gone").contains(line.after()))
                .count();
        return wording.text("report.follow.rechecked", recheck.lines().size(), met);
    }
}
