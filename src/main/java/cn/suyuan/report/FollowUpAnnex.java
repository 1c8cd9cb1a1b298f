package cn.suyuan.report;

import cn.suyuan.audit.FollowUp;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.report.AnnexSection.Column;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Annex of a later report: what became of each finding; left out where nothing was followed up yet. */
final class FollowUpAnnex {

    private final Wording wording;
    private final Map<String, String> closings;

    /**
     * @param closings findings whose closing holds, see {@link ReportRequest}
     */
    FollowUpAnnex(Wording wording, Map<String, String> closings) {
        this.wording = wording;
        this.closings = closings;
    }

    List<AnnexSection> sections(JudgedCase judged, Journal journal) {
        List<FollowUp> all = FollowUp.all(
                journal,
                judged.findings(),
                judged.evaluated().decisions().settings().asOf());
        if (all.stream().noneMatch(FollowUp::begun)) {
            return List.of();
        }
        long closed = all.stream()
                .filter(follow -> follow.closing().isPresent() && holds(follow))
                .count();
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
        return List.of(
                Integer.toString(follow.finding().no()),
                evidence.isEmpty() ? correction : correction + "\n" + evidence,
                follow.recheck().map(this::recheck).orElse("—"),
                follow.due().toString(),
                state(follow));
    }

    private boolean holds(FollowUp follow) {
        return closings.containsKey(follow.finding().findingId());
    }

    private String state(FollowUp follow) {
        if (follow.closing().isEmpty()) {
            return wording.text("report.follow.open");
        }
        if (!holds(follow)) {
            return wording.text("report.follow.broken");
        }
        JournalEntry entry = follow.closing().get();
        String closed = wording.text(
                "report.follow.closed",
                entry.value("signer"),
                LocalDate.ofInstant(entry.time(), ZoneOffset.ofHours(8)),
                entry.value("note"));
        boolean trusted = "trusted".equals(closings.get(follow.finding().findingId()));
        return trusted ? closed : closed + "\n" + wording.text("report.follow.untrusted");
    }

    private String recheck(FollowUp.Recheck recheck) {
        int all = recheck.lines().size();
        return wording.text(
                "report.follow.rechecked", all, all - recheck.left() - recheck.vanished(), recheck.vanished());
    }
}
