package cn.suyuan.rule;

import cn.suyuan.evidence.AuditScope;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.PackTables;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.ledger.LedgerTables;
import cn.suyuan.sampling.AuditSample;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Everything that is judged, and nothing else: equal facts give equal observations.
 *
 * @param scope what is audited
 * @param asOf day of the audit
 * @param pack files and problems met while reading
 * @param tables tables that belong to no later room
 * @param ledger ledger, network, energy units, incidents, clocks
 * @param traceability certificates and chains
 * @param streams pack integrity, streams, seals, anchors
 * @param footprint activity data, factors, cross-checks, replay
 * @param uncertainty model and evaluation
 * @param sample drawn sample; empty before the draw
 * @param answers the auditor's answers to guided questions
 * @param team the audit team
 */
public record Facts(
        AuditScope scope,
        LocalDate asOf,
        EvidencePack pack,
        PackTables tables,
        LedgerTables ledger,
        TraceabilityFacts traceability,
        StreamEvidence streams,
        FootprintFacts footprint,
        UncertaintyFacts uncertainty,
        Optional<AuditSample> sample,
        AnswerSheet answers,
        AuditTeam team) {

    /** The same facts with what the team has done. */
    public Facts with(AuditTeam otherTeam) {
        return new Facts(
                scope,
                asOf,
                pack,
                tables,
                ledger,
                traceability,
                streams,
                footprint,
                uncertainty,
                sample,
                answers,
                otherTeam);
    }
}
