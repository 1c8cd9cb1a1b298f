package cn.suyuan.ui.findings;

import cn.suyuan.ui.desk.CaseView;
import cn.suyuan.ui.desk.PaperView.JournalLine;
import cn.suyuan.ui.kit.Words;
import cn.suyuan.ui.log.EntryWords;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the journal says about one finding, also about those that became part of it and that it was split from. */
final class FindingHistory {
    private final CaseView view;

    FindingHistory(CaseView view) {
        this.view = view;
    }

    /** The entries in their order, those that were taken back and the undo itself included. */
    List<JournalLine> of(String findingId) {
        Set<String> line = family(findingId);
        List<JournalLine> journal = view.paper().journal();
        Set<String> links = new HashSet<>();
        return journal.stream()
                .filter(entry -> {
                    boolean about = entry.kind().equals("act_undone")
                            ? links.contains(entry.value("entry"))
                            : line.contains(entry.value("finding"));
                    if (about) {
                        links.add(entry.link());
                    }
                    return about;
                })
                .toList();
    }

    /** The finding, what it absorbed, and what it came from. */
    private Set<String> family(String findingId) {
        Set<String> family = new HashSet<>(Set.of(findingId));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (JournalLine entry : view.paper().journal()) {
                if (entry.value("decision").equals("merge") && family.contains(entry.value("finding"))) {
                    grown |= family.addAll(entry.value("value").lines().toList());
                }
                if (entry.value("decision").equals("split") && family.contains(entry.value("new"))) {
                    grown |= family.add(entry.value("finding"));
                }
            }
        }
        return family;
    }

    /** The lead's last word about the finding that holds. */
    Optional<JournalLine> review(String findingId) {
        return view.paper().journal().stream()
                .filter(line -> line.holds() && line.kind().equals("finding_reviewed"))
                .filter(line -> line.value("finding").equals(findingId))
                .reduce((before, last) -> last);
    }

    /** Entries as lines of text. */
    List<String> lines(String findingId, Words words) {
        EntryWords sentences = new EntryWords(words, Optional.of(view));
        return of(findingId).stream()
                .map(line -> line.time() + "  " + line.person() + "  " + sentences.of(line)
                        + (line.holds() ? "" : " " + words.of("findings.history.undone")))
                .toList();
    }
}
