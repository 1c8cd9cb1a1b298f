package cn.suyuan.ui.desk;

import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.finding.Finding;
import cn.suyuan.footprint.FootprintTables;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.UncertaintyFacts;
import cn.suyuan.traceability.TraceabilityChain;
import cn.suyuan.traceability.TraceabilityTables;
import cn.suyuan.uncertainty.UncertaintyEvaluation;
import java.util.List;
import java.util.Optional;

/**
 * All that the window shows of a case at one moment; every act gives a new one.
 *
 * @param head what is audited, by whom, where it stands
 * @param files the pack and its signatures
 * @param ledger ledger and what hangs on it
 * @param certificates certificates, plan, authorities
 * @param footprint activity data, factors, cross-checks
 * @param draw population and sample
 * @param chains traceability chain of each device
 * @param evidence streams with their verdicts, signatures, seals and anchors
 * @param budgets model, workbooks and code as submitted, with their evaluation
 * @param quality what was recomputed from readings
 * @param judged clauses, observations, findings
 * @param paper journal, report, corrective actions
 */
public record CaseView(
        CaseHead head,
        FilesView files,
        LedgerTables ledger,
        TraceabilityTables certificates,
        FootprintTables footprint,
        DrawView draw,
        List<TraceabilityChain> chains,
        StreamEvidence evidence,
        UncertaintyFacts budgets,
        QualityView quality,
        JudgedView judged,
        PaperView paper) {
    public CaseView {
        chains = List.copyOf(chains);
    }

    /** Activities recomputed from readings. */
    public List<ReplayedActivity> replay() {
        return quality.replay();
    }

    /** Streams with their verdicts. */
    public List<StreamVerification> streams() {
        return evidence.streams().stream().map(VerifiedStream::verification).toList();
    }

    /** A stream with what binds it. */
    public Optional<VerifiedStream> verified(String stream) {
        return evidence.streams().stream()
                .filter(one -> one.stream().equals(stream))
                .findFirst();
    }

    /** Evaluation of the declared model, empty where none was submitted. */
    public Optional<UncertaintyEvaluation> uncertainty() {
        return budgets.evaluation();
    }

    /** Whether there is any evidence yet. */
    public boolean hasEvidence() {
        return !files.pack().files().isEmpty();
    }

    /** Observations about one subject, such as {@code instrument:E05}. */
    public List<Observation> observationsOf(String subject) {
        return judged.observations().stream()
                .filter(o -> o.subject().text().equals(subject))
                .toList();
    }

    /** The chain of a device. */
    public Optional<TraceabilityChain> chain(String instrumentNo) {
        return chains.stream()
                .filter(c -> c.instrumentNo().equals(instrumentNo))
                .findFirst();
    }

    /** The observation of a key. */
    public Optional<Observation> observation(String key) {
        return judged.observations().stream().filter(o -> o.key().equals(key)).findFirst();
    }

    /** Findings that stand on the form: neither withdrawn nor mere remarks. */
    public List<Finding> standingFindings() {
        return judged.findings().stream().filter(Finding::stands).toList();
    }
}
