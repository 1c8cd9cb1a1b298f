package cn.suyuan.report;

import cn.suyuan.audit.CaseDecisions;
import cn.suyuan.audit.Journal;
import cn.suyuan.rule.AuditTeam;
import cn.suyuan.rule.RulePack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/**
 * Do the parts of a report say the same: its pages what results.json says, the journal extract replayed what results.json
 * says, ticks and reason of the opinion what is shown of them?
 *
 * @param report whether it carries results as this program writes them
 * @param differs message keys with arguments; empty where all agrees
 * @param told what was compared and what cannot be shown, as message keys with arguments
 */
record ReportAgreement(boolean report, List<List<String>> differs, List<List<String>> told) {

    ReportAgreement {
        differs = differs.stream().map(List::copyOf).distinct().toList();
        told = told.stream().map(List::copyOf).toList();
    }

    /** Compares the parts of a document. */
    static ReportAgreement of(PDDocument document, Optional<RulePack> rules) {
        List<List<String>> differs = new ArrayList<>();
        List<List<String>> told = new ArrayList<>();
        Optional<byte[]> results = attachment(document, "results.json");
        if (results.isEmpty()) {
            return new ReportAgreement(false, List.of(List.of("no_results")), List.of());
        }
        try {
            JsonNode data = new ObjectMapper().readTree(results.get());
            Set<String> names = journal(document, data, rules, differs, told);
            String code = VerificationCode.of(results.get());
            differs.addAll(PageComparison.differences(document, data, code, names));
            OpinionShown.of(document, differs, told);
            told.add(List.of("annexes_not_compared"));
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError unreadable) {
            differs.add(List.of("page_unreadable"));
        }
        return new ReportAgreement(true, differs, told);
    }

    /** Replays the extract; gives the names of those who have a place on the form. */
    private static Set<String> journal(
            PDDocument document,
            JsonNode data,
            Optional<RulePack> rules,
            Collection<List<String>> differs,
            Collection<List<String>> told)
            throws IOException {
        Optional<JournalExtract> extract = attachment(document, "journal.jsonl").map(JournalExtract::read);
        if (extract.isEmpty()) {
            differs.add(List.of("no_journal"));
            return Set.of();
        }
        extract.get().firstBroken().ifPresent(line -> differs.add(List.of("journal_broken", line.toString())));
        Journal journal = extract.get().journal();
        Optional<RulePack> same =
                rules.filter(pack -> pack.sm3().equals(data.at("/standard/sm3").asText()));
        if (same.isEmpty()) {
            told.add(List.of("replay.other_rules", data.at("/standard/edition").asText("—")));
        } else {
            JournalReplay.Outcome outcome =
                    JournalReplay.of(journal, data, attachment(document, "population.csv"), same.get());
            differs.addAll(outcome.differs());
            told.addAll(outcome.told());
        }
        Set<String> names = new TreeSet<>();
        CaseDecisions decisions = JournalReplay.decisions(journal, data);
        for (AuditTeam.Member member : decisions.team().members()) {
            names.add(member.name());
        }
        return names;
    }

    /** A file carried inside a document, empty where there is none of that name. */
    static Optional<byte[]> attachment(PDDocument document, String name) {
        try {
            PDEmbeddedFilesNameTreeNode tree =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles();
            PDComplexFileSpecification file = tree.getNames().get(name);
            return file == null
                    ? Optional.empty()
                    : Optional.of(file.getEmbeddedFile().toByteArray());
        } catch (IOException | RuntimeException | AssertionError none) {
            return Optional.empty();
        }
    }
}
