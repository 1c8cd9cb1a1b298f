package cn.suyuan.ui.desk;

import cn.suyuan.app.FollowUpState;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Journal, report, corrective actions.
 *
 * @param journal entries in order
 * @param journalIntact whether every link of the journal fits
 * @param report the report, once issued
 * @param followUps what became of the findings that stand
 * @param steps what undo and redo would take back now
 */
public record PaperView(
        List<JournalLine> journal,
        boolean journalIntact,
        Optional<IssuedReport> report,
        List<FollowUpState> followUps,
        Steps steps) {
    public PaperView {
        journal = List.copyOf(journal);
        followUps = List.copyOf(followUps);
    }

    /**
     * One human act.
     *
     * @param number number in the journal
     * @param time when, ISO 8601
     * @param person who
     * @param kind key of the kind of act
     * @param summary what, in words
     * @param link link in lower-case hex
     * @param content the act by key, as the journal has it
     * @param holds false where a later entry took it back
     */
    public record JournalLine(
            long number,
            String time,
            String person,
            String kind,
            String summary,
            String link,
            SortedMap<String, String> content,
            boolean holds) {
        public JournalLine {
            content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        }

        /** An act that holds, without its content. */
        public JournalLine(long number, String time, String person, String kind, String summary, String link) {
            this(number, time, person, kind, summary, link, Collections.emptySortedMap(), true);
        }

        /** A value of the content, or the empty string. */
        public String value(String key) {
            return content.getOrDefault(key, "");
        }
    }

    /**
     * What undo and redo would take back now (Ctrl+Z, Ctrl+Y).
     *
     * @param back the act that an undo takes back
     * @param again the undo that a redo takes back
     */
    public record Steps(Optional<JournalLine> back, Optional<JournalLine> again) {}

    /**
     * The issued report.
     *
     * @param sm3 digest of the PDF
     * @param issued when, ISO 8601
     * @param signers who signed, in order
     * @param confirmation {@code open}, {@code confirmed} or {@code refused}
     * @param refusal reason of a refusal, else empty
     */
    public record IssuedReport(String sm3, String issued, List<String> signers, String confirmation, String refusal) {
        public IssuedReport {
            signers = List.copyOf(signers);
        }
    }
}
