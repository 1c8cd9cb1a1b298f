package cn.suyuan.audit;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.rule.NonconformityGrade;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a finding after the audit, as the journal says.
 *
 * @param finding the finding as it stands
 * @param correction what was done, empty before anything was recorded
 * @param cause why it had come to it
 * @param due day until which it is to be closed
 * @param agreed whether the day was agreed, and is not merely the usual one
 * @param evidence proof of the correction
 * @param recheck last re-check of what the correction touches
 * @param closing the entry that closed it, where no later one opened it again
 * @param reopened why it was opened again, empty where it was not
 */
public record FollowUp(
        Finding finding,
        String correction,
        String cause,
        LocalDate due,
        boolean agreed,
        List<EvidenceReference> evidence,
        Optional<Recheck> recheck,
        Optional<JournalEntry> closing,
        String reopened) {

    /** Days that are usual for general nonconformities (audit-practice: 30). */
    public static final int GENERAL_DAYS = 30;

    /** Days that are usual for serious nonconformities (audit-practice: 90). */
    public static final int SERIOUS_DAYS = 90;

    public FollowUp {
        evidence = List.copyOf(evidence);
    }

    /**
     * A re-check: what the finding rested on, before and after the correction.
     *
     * @param entry entry of the journal
     * @param lines one for each observation
     */
    public record Recheck(JournalEntry entry, List<Line> lines) {
        public Recheck {
            lines = List.copyOf(lines);
        }

        /** Whether everything is met, or no longer found where it was looked for; never where nothing was checked. */
        public boolean met() {
            return !lines.isEmpty()
                    && lines.stream().allMatch(line -> List.of("met", "gone").contains(line.after()));
        }

        /** How many results are not met, or cannot be verified. */
        public long left() {
            return lines.stream()
                    .filter(line -> List.of("not_met", "not_verifiable").contains(line.after()))
                    .count();
        }

        /**
         * How many results no longer apply, or are about what is missing from the corrected files. People have to look.
         */
        public long vanished() {
            return lines.stream()
                    .filter(line -> List.of("absent", "not_applicable").contains(line.after()))
                    .count();
        }
    }

    /**
     * One observation before and after.
     *
     * @param key identity of the observation
     * @param before verdict before, as in results.json
     * @param after verdict after; {@code gone} where nothing is found any more, {@code absent} where what it is about is
     *     not met with any more
     * @param sentence what is found after, or was before where nothing is left
     */
    public record Line(String key, String before, String after, String sentence) {}

    /** Whether it is open beyond its day. */
    public boolean overdue(LocalDate today) {
        return closing.isEmpty() && today.isAfter(due);
    }

    /** Whether anything was recorded yet. */
    public boolean begun() {
        return !correction.isEmpty() || !evidence.isEmpty() || recheck.isPresent();
    }

    /** The follow-up of every finding that stands, in their order. */
    public static List<FollowUp> all(Journal journal, List<Finding> findings, LocalDate asOf) {
        List<JournalEntry> holding = journal.effective();
        LocalDate from = received(holding).orElse(asOf);
        return findings.stream()
                .filter(Finding::stands)
                .map(finding -> of(finding, holding, from))
                .toList();
    }

    /** Day of the report that the audited party confirmed or acted on; one issued later moves no due date. */
    private static Optional<LocalDate> received(List<JournalEntry> entries) {
        Optional<LocalDate> issued = Optional.empty();
        for (JournalEntry entry : entries) {
            if (entry.kind() == ActKind.REPORT_ISSUED) {
                issued = Optional.of(LocalDate.ofInstant(entry.time(), ZoneOffset.ofHours(8)));
            } else if (issued.isPresent() && ANSWERS.contains(entry.kind())) {
                return issued;
            }
        }
        return issued;
    }

    private static FollowUp of(Finding finding, List<JournalEntry> entries, LocalDate from) {
        FollowUp follow = new FollowUp(
                finding,
                "",
                "",
                from.plusDays(finding.grade() == NonconformityGrade.SERIOUS ? SERIOUS_DAYS : GENERAL_DAYS),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "");
        for (JournalEntry entry : entries) {
            if (entry.value("finding").equals(finding.findingId())) {
                follow = follow.after(entry);
            }
        }
        return follow;
    }

    private FollowUp after(JournalEntry entry) {
        return switch (entry.kind()) {
            case CORRECTIVE_ACTION -> acted(entry);
            case FOLLOW_UP_CHECKED ->
                new FollowUp(
                        finding,
                        correction,
                        cause,
                        due,
                        agreed,
                        evidence,
                        Optional.of(recheck(entry)),
                        closing,
                        reopened);
            case FOLLOW_UP_CLOSED ->
                new FollowUp(finding, correction, cause, due, agreed, evidence, recheck, Optional.of(entry), "");
            case FOLLOW_UP_REOPENED ->
                new FollowUp(
                        finding,
                        correction,
                        cause,
                        due,
                        agreed,
                        evidence,
                        recheck,
                        Optional.empty(),
                        entry.value("reason"));
            default -> this;
        };
    }

    private FollowUp acted(JournalEntry entry) {
        Optional<LocalDate> day = Written.day(entry.value("due"));
        Set<EvidenceReference> all = new LinkedHashSet<>(evidence);
        all.addAll(Written.references(entry));
        String text = entry.value("text");
        return new FollowUp(
                finding,
                text.isEmpty() ? correction : text,
                entry.value("cause").isEmpty() ? cause : entry.value("cause"),
                day.orElse(due),
                agreed || day.isPresent(),
                List.copyOf(all),
                recheck,
                closing,
                reopened);
    }

    private static Recheck recheck(JournalEntry entry) {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, String> field : entry.content().entrySet()) {
            List<String> fields = Written.fields(field.getValue());
            if (field.getKey().startsWith(LINE) && fields.size() == 4) {
                lines.add(new Line(fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
            }
        }
        return new Recheck(entry, lines);
    }

    /** The content of an entry that records a re-check. */
    public static SortedMap<String, String> contentOf(List<Line> lines) {
        SortedMap<String, String> content = new TreeMap<>();
        int number = 100;
        for (Line line : lines) {
            content.put(
                    LINE + number,
                    String.join(
                            "\t",
                            line.key(),
                            line.before(),
                            line.after(),
                            line.sentence().replace('\t', ' ')));
            number++;
        }
        return content;
    }

    private static final String LINE = "line.";

    /** Acts that show that the audited party has the report. */
    private static final Set<ActKind> ANSWERS = Set.of(
            ActKind.REPORT_CONFIRMED, ActKind.CORRECTIVE_ACTION, ActKind.FOLLOW_UP_CHECKED, ActKind.FOLLOW_UP_CLOSED);
}
