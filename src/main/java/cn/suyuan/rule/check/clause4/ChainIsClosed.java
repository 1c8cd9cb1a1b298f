package cn.suyuan.rule.check.clause4;

import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every instrument's traceability chain ends at a recognised authority (4.1). */
public final class ChainIsClosed implements Check {

    @Override
    public String name() {
        return "chain-is-closed";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.ofEntries(
                Map.entry("met", 2),
                Map.entry("expired_in_period", 2),
                Map.entry("not_verifiable", 0),
                Map.entry("not_applicable", 0),
                Map.entry("unverified", 1),
                Map.entry("no_document", 1),
                Map.entry("no_cert", 0),
                Map.entry("suspect", 1),
                Map.entry("identity_mismatch", 1),
                Map.entry("cycle", 1),
                Map.entry("dangling", 1),
                Map.entry("issuer_not_recognised", 2),
                Map.entry("mandatory_by_other", 2),
                Map.entry("out_of_scope", 2),
                Map.entry("parent_expired_at_use", 4));
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<MeasuringInstrument> instruments = view.inService();
        if (instruments.isEmpty()) {
            return List.of(ObservationDraft.notApplicable(rule, view, new Subject("ledger"))
                    .on(view.file("data/ledger.csv"))
                    .build());
        }
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument instrument : instruments) {
            found.add(judge(rule, view, instrument));
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, MeasuringInstrument instrument) {
        Subject subject = Subject.instrument(instrument.instrumentNo());
        Optional<TraceabilityChain> chain = view.chain(instrument.instrumentNo());
        if (chain.isEmpty()) {
            return ObservationDraft.notVerifiable(rule, view, subject)
                    .on(instrument.row().source())
                    .build();
        }
        ChainState state = chain.get().state();
        ObservationDraft draft = switch (state) {
            case CLOSED ->
                ObservationDraft.met(rule, view, subject).with(certificates(chain.get()), authority(chain.get()));
            case EXPIRED_IN_PERIOD ->
                chain.get().isUnverified()
                        ? unverified(rule, view, subject, chain.get())
                        : ObservationDraft.met(rule, view, subject)
                                .with(certificates(chain.get()), authority(chain.get()))
                                .as("expired_in_period");
            case UNVERIFIED -> unverified(rule, view, subject, chain.get());
            case NO_CERT,
                    SUSPECT,
                    IDENTITY_MISMATCH,
                    CYCLE,
                    DANGLING,
                    ISSUER_NOT_RECOGNISED,
                    OUT_OF_SCOPE,
                    PARENT_EXPIRED_AT_USE -> broken(rule, view, subject, chain.get());
        };
        return draft.found(state.name())
                .on(instrument.row().source())
                .on(ChainEvidence.of(chain.get(), view))
                .build();
    }

    private static ObservationDraft unverified(Rule rule, CaseView view, Subject subject, TraceabilityChain chain) {
        ObservationDraft draft = ObservationDraft.notVerifiable(rule, view, subject);
        List<String> without = chain.withoutDocument();
        return without.isEmpty()
                ? draft.as("unverified").with(certificates(chain))
                : draft.as("no_document").with(String.join("、", without));
    }

    private static ObservationDraft broken(Rule rule, CaseView view, Subject subject, TraceabilityChain chain) {
        ChainState state = chain.state();
        Optional<TraceabilityCertificate> certificate = state == ChainState.PARENT_EXPIRED_AT_USE
                ? ChainEvidence.ownWithStandards(chain, view).or(() -> ChainEvidence.culprit(chain, view))
                : ChainEvidence.culprit(chain, view);
        String number = certificate.map(TraceabilityCertificate::certificateNo).orElse("—");
        String issuer = certificate.map(c -> c.issue().issuer()).orElse("—");
        ObservationDraft draft =
                ObservationDraft.notMet(rule, view, subject).as(state.name().toLowerCase(Locale.ROOT));
        if (state == ChainState.ISSUER_NOT_RECOGNISED && chain.isMandatoryByOther()) {
            draft = draft.as("mandatory_by_other");
        }
        draft = switch (state) {
            case NO_CERT -> draft;
            case SUSPECT, IDENTITY_MISMATCH, DANGLING, CYCLE -> draft.with(number);
            case ISSUER_NOT_RECOGNISED, OUT_OF_SCOPE -> draft.with(number, issuer);
            case PARENT_EXPIRED_AT_USE ->
                draft.with(
                        number,
                        certificate
                                .flatMap(c -> c.issue().performed())
                                .map(Object::toString)
                                .orElse("—"),
                        ChainEvidence.standardOf(certificate),
                        ChainEvidence.standardValidUntil(certificate, view));
            case EXPIRED_IN_PERIOD, UNVERIFIED, CLOSED -> throw new IllegalStateException(state.name());
        };
        return switch (state) {
            case SUSPECT, IDENTITY_MISMATCH -> draft.graded(GradeProposal.serious(view, "G2"));
            case CYCLE -> draft.graded(GradeProposal.serious(view, "G4"));
            case NO_CERT,
                    DANGLING,
                    ISSUER_NOT_RECOGNISED,
                    OUT_OF_SCOPE,
                    PARENT_EXPIRED_AT_USE,
                    EXPIRED_IN_PERIOD,
                    UNVERIFIED,
                    CLOSED -> draft;
        };
    }

    private static String certificates(TraceabilityChain chain) {
        String joined = String.join(
                "、",
                chain.coverage().stream()
                        .map(TraceabilityChain.Coverage::certificateNo)
                        .distinct()
                        .toList());
        return joined.isEmpty() ? "—" : joined;
    }

    private static String authority(TraceabilityChain chain) {
        return chain.path().stream()
                .map(TraceabilityChain.Link::authority)
                .filter(a -> !a.isEmpty())
                .reduce((first, last) -> last)
                .orElse("—");
    }
}
