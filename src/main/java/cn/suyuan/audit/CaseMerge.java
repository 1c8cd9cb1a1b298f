package cn.suyuan.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two auditors' journals of one case joined: what the other decided is recorded again under its own name and time, after
 * what we decided. Where both decided on the same matter, somebody chooses, and the other decision is taken back by an
 * entry that says so; nothing is lost. Merging again adds nothing.
 */
public final class CaseMerge {

    /** Whose decision holds. */
    public enum Side {
        OURS,
        THEIRS
    }

    /**
     * A matter on which both decided, and not the same.
     *
     * @param key the matter, such as {@code finding:… grade} or {@code answer:R-4.1-3 case}
     * @param ours our entries about it that hold
     * @param theirs their entries about it that hold
     */
    public record Conflict(String key, List<JournalEntry> ours, List<JournalEntry> theirs) {
        public Conflict {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
        }
    }

    private static final Pattern SITE = Pattern.compile("site/(\\d{4,})-");
    private static final Set<String> INCIDENTAL = Set.of(JournalEntry.COPIED_FROM, "before", "reason", "note");

    private final Journal ours;
    private final Journal theirs;
    private final List<JournalEntry> ownNews;
    private final List<JournalEntry> news;

    private CaseMerge(Journal ours, Journal theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.ownNews = unknownTo(theirs, ours);
        this.news = unknownTo(ours, theirs);
    }

    /** The merge of two journals; empty where they are not of one case. */
    public static Optional<CaseMerge> of(Journal ours, Journal theirs) {
        boolean oneCase = !ours.entries().isEmpty()
                && !theirs.entries().isEmpty()
                && ours.entries().get(0).digest().equals(theirs.entries().get(0).digest());
        return oneCase ? Optional.of(new CaseMerge(ours, theirs)) : Optional.empty();
    }

    /** Entries of {@code other} that {@code mine} does not have under any of their digests. */
    private static List<JournalEntry> unknownTo(Journal mine, Journal other) {
        Set<String> known = new HashSet<>();
        mine.entries().forEach(entry -> known.addAll(entry.identities()));
        return other.entries().stream()
                .filter(entry -> entry.identities().stream().noneMatch(known::contains))
                .filter(entry -> entry.kind() != ActKind.CASES_MERGED)
                .toList();
    }

    /** Entries that the other journal brings, in their order. */
    public List<JournalEntry> news() {
        return news;
    }

    /** Matters on which both decided, and not the same. */
    public List<Conflict> conflicts() {
        Map<String, List<JournalEntry>> mine = byMatter(ours, ownNews);
        Map<String, List<JournalEntry>> others = byMatter(theirs, news);
        List<Conflict> conflicts = new ArrayList<>();
        mine.forEach((matter, entries) -> {
            List<JournalEntry> against = others.getOrDefault(matter, List.of());
            if (!against.isEmpty() && !says(last(entries)).equals(says(last(against)))) {
                conflicts.add(new Conflict(matter, entries, against));
            }
        });
        return conflicts;
    }

    private static JournalEntry last(List<JournalEntry> entries) {
        return entries.get(entries.size() - 1);
    }

    private static Map<String, String> says(JournalEntry entry) {
        Map<String, String> content = new TreeMap<>(entry.content());
        content.keySet().removeIf(key -> INCIDENTAL.contains(key) || key.startsWith("seen."));
        content.put("kind", entry.kind().wireName());
        return content;
    }

    /** New entries that hold, by matter; one that shapes a finding (merge, split, withdrawal) meets all about it. */
    private static Map<String, List<JournalEntry>> byMatter(Journal journal, List<JournalEntry> fresh) {
        Set<JournalEntry> holding = new HashSet<>(journal.effective());
        Map<String, List<JournalEntry>> byMatter = new LinkedHashMap<>();
        for (JournalEntry entry : fresh) {
            if (holding.contains(entry)) {
                for (String matter : matters(journal, entry)) {
                    byMatter.computeIfAbsent(matter, m -> new ArrayList<>()).add(entry);
                }
            }
        }
        return byMatter;
    }

    private static Set<String> matters(Journal journal, JournalEntry entry) {
        return switch (entry.kind()) {
            case FINDING_DECIDED -> findingMatters(entry);
            case FINDING_REVIEWED -> Set.of("review " + entry.value("finding"));
            case ANSWER_GIVEN ->
                Written.subjects(entry).stream()
                        .map(subject -> "answer " + entry.value("rule") + " " + subject)
                        .collect(Collectors.toSet());
            case SETTINGS_CHOSEN -> Set.of("settings");
            case RULES_IMPORTED -> Set.of("rules");
            case RULES_ADJUSTED -> Set.of("limit " + entry.value("name"));
            case TEAM_SET -> Set.of("team");
            case MAPPING_CHOSEN -> Set.of("mapping");
            case EVIDENCE_IMPORTED -> Set.of("evidence");
            case TRUST_SET -> Set.of("trust");
            case SAMPLE_PLANNED,
                    CONTRIBUTION_COMMITTED,
                    CONTRIBUTION_REVEALED,
                    REVELATION_REFUSED,
                    SAMPLE_DRAWN,
                    SAMPLE_EXTENDED -> Set.of("draw");
            case DEVICE_REPLACED -> Set.of("device " + entry.value("instrument"));
            case REPORT_ISSUED, REPORT_SIGNED, REPORT_CONFIRMED, REPORT_REFUSED -> Set.of("report");
            case CORRECTIVE_ACTION, FOLLOW_UP_CHECKED, FOLLOW_UP_CLOSED, FOLLOW_UP_REOPENED ->
                Set.of("follow " + entry.value("finding"));
            case SITE_OBSERVED -> Set.of("site " + entry.value("instrument"));
            case ACT_UNDONE ->
                journal.known(entry.value("entry"))
                        .filter(target -> target.kind() != ActKind.ACT_UNDONE)
                        .map(target -> matters(journal, target))
                        .orElse(Set.of());
            default -> Set.of();
        };
    }

    private static Set<String> findingMatters(JournalEntry entry) {
        Set<String> findings = new LinkedHashSet<>(List.of(entry.value("finding")));
        String decision = entry.value("decision");
        if (decision.equals("merge")) {
            entry.value("value").lines().forEach(findings::add);
        }
        Set<String> matters = new LinkedHashSet<>();
        for (String finding : findings) {
            // evidence only adds; everything else about one finding is one matter
            if (!decision.equals("evidence")) {
                matters.add("finding " + finding);
            }
        }
        return matters;
    }

    /**
     * Our journal with all that the other brings.
     *
     * @param choices whose decision holds, by key of the conflict; all conflicts have one
     * @param actor who merges
     * @param time when
     * @throws IllegalArgumentException where a conflict has no choice
     */
    public Journal merged(Map<String, Side> choices, String actor, Instant time) {
        List<Conflict> conflicts = conflicts();
        conflicts.stream()
                .map(Conflict::key)
                .filter(key -> !choices.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("no choice for " + key);
                });
        if (news.isEmpty()) {
            return ours;
        }
        Journal joined = ours.with(ours.next(
                time,
                actor,
                ActKind.CASES_MERGED,
                Map.of(
                        "other_head", theirs.head(),
                        "other_entries", Integer.toString(theirs.entries().size()),
                        "taken", Integer.toString(news.size()),
                        "conflicts", Integer.toString(conflicts.size()))));
        Map<String, String> sites = new HashMap<>();
        for (JournalEntry entry : news) {
            JournalEntry copy = joined.next(
                    entry.time(),
                    entry.actor(),
                    entry.kind(),
                    copied(entry, joined.entries().size() + 1L, sites));
            joined = joined.with(copy);
        }
        Set<String> takenBack = new HashSet<>();
        for (Conflict conflict : conflicts) {
            boolean weStand = choices.get(conflict.key()) == Side.OURS;
            for (JournalEntry loser : weStand ? conflict.theirs() : conflict.ours()) {
                JournalEntry standing = joined.known(loser.digest()).orElseThrow();
                if (takenBack.add(standing.digest())) {
                    SortedMap<String, String> undo = new TreeMap<>(Journal.undo(standing, conflict.key()));
                    joined = joined.with(joined.next(time, actor, ActKind.ACT_UNDONE, undo));
                }
            }
        }
        return joined;
    }

    /** The entry as ours will have it: with the digests it had, and with attachments under their new numbers. */
    private static SortedMap<String, String> copied(JournalEntry entry, long seq, Map<String, String> sites) {
        SortedMap<String, String> content = new TreeMap<>();
        entry.content().forEach((key, value) -> content.put(key, renumbered(value, sites)));
        content.put(JournalEntry.COPIED_FROM, String.join(" ", entry.identities()));
        if (entry.kind() == ActKind.FINDING_DECIDED
                && entry.value("decision").equals("split")
                && entry.value("new").isEmpty()) {
            content.put("new", entry.value("finding") + "+" + entry.seq());
        }
        if (entry.kind() == ActKind.ATTACHMENT_KEPT) {
            sites.put(site(entry.seq()), site(seq));
        }
        return content;
    }

    private static String site(long seq) {
        return String.format(java.util.Locale.ROOT, "site/%04d-", seq);
    }

    private static String renumbered(String value, Map<String, String> sites) {
        Matcher matcher = SITE.matcher(value);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    text, Matcher.quoteReplacement(sites.getOrDefault(matcher.group(), matcher.group())));
        }
        return matcher.appendTail(text).toString();
    }
}
