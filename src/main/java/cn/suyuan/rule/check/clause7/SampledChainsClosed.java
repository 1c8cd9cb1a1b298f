package cn.suyuan.rule.check.clause7;

import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.ledger.Population;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.RiskAdditions;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The chain of every drawn device, and of every device added for risk, is closed (7.2). */
public final class SampledChainsClosed implements Check {

    @Override
    public String name() {
        return "sampled-chains-closed";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of("met", 1, Rule.NOT_MET, 2, "not_verifiable", 1, "no_sample", 0, "key_unknown", 1);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Set<String> drawn = new TreeSet<>();
        Optional<Population> population =
                view.period().map(p -> Population.of(view.facts().ledger().ledger(), p));
        view.facts()
                .sample()
                .ifPresent(sample -> sample.selected()
                        .forEach(ticket -> drawn.add(population
                                .flatMap(p -> p.find(ticket))
                                .map(m -> m.instrument().instrumentNo())
                                .orElse(ticket))));
        Map<String, String> examined = new TreeMap<>();
        RiskAdditions.of(view).forEach((no, reason) -> examined.put(no, "sample.risk"));
        drawn.forEach(no -> examined.put(no, "sample.drawn"));
        Map<ChainState, Integer> failures = failures(drawn, view);
        List<Observation> found = new ArrayList<>();
        examined.forEach((no, how) -> found.add(judge(rule, view, no, how, isSystematic(drawn, failures, no, view))));
        if (view.facts().sample().isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .as("no_sample")
                    .build());
        }
        // whose device or quantity is not told may rest on a device that nobody added to the sample
        List<ActivityDatum> untold = view.facts().footprint().tables().activities().stream()
                .filter(a -> a.level() != DataLevel.TWO)
                .filter(a -> a.quantity().isEmpty()
                        || (a.streamIds().isEmpty() && a.labels().device().isBlank()))
                .toList();
        if (!untold.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .as("key_unknown")
                    .with(untold.size())
                    .on(untold.get(0).row().source())
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, String no, String how, boolean systematic) {
        Subject subject = Subject.instrument(no);
        ChainState state = view.chain(no).map(TraceabilityChain::state).orElse(ChainState.UNVERIFIED);
        ObservationDraft draft = switch (state) {
            case CLOSED -> ObservationDraft.met(rule, view, subject).with(view.word(how));
            case UNVERIFIED ->
                ObservationDraft.notVerifiable(rule, view, subject).with(view.word(how));
            case SUSPECT,
                    IDENTITY_MISMATCH,
                    NO_CERT,
                    CYCLE,
                    DANGLING,
                    ISSUER_NOT_RECOGNISED,
                    OUT_OF_SCOPE,
                    PARENT_EXPIRED_AT_USE,
                    EXPIRED_IN_PERIOD ->
                ObservationDraft.notMet(rule, view, subject).with(view.word(how), view.word("chain." + state.name()));
        };
        if (state == ChainState.SUSPECT || state == ChainState.IDENTITY_MISMATCH) {
            draft = draft.graded(GradeProposal.serious(view, "G2"));
        } else if (systematic || state == ChainState.CYCLE) {
            draft = draft.graded(GradeProposal.serious(view, "G4"));
        }
        return draft.found(state.name())
                .on(view.instrument(no)
                        .map(MeasuringInstrument::row)
                        .map(r -> List.of(r.source()))
                        .orElse(List.of(view.file("data/ledger.csv"))))
                .build();
    }

    private static Map<ChainState, Integer> failures(Set<String> drawn, CaseView view) {
        Map<ChainState, Integer> failures = new EnumMap<>(ChainState.class);
        for (String no : drawn) {
            view.chain(no)
                    .map(TraceabilityChain::state)
                    .filter(s -> s != ChainState.CLOSED && s != ChainState.UNVERIFIED)
                    .ifPresent(s -> failures.merge(s, 1, Integer::sum));
        }
        return failures;
    }

    /** G4: the same defect in three drawn devices, or in a fifth of a sample of at least five. */
    private static boolean isSystematic(
            Set<String> drawn, Map<ChainState, Integer> failures, String no, CaseView view) {
        if (!drawn.contains(no)) {
            return false;
        }
        int same = view.chain(no)
                .map(chain -> failures.getOrDefault(chain.state(), 0))
                .orElse(0);
        int devices = view.pack().setting("grade.devices").value().intValue();
        double share = view.pack().setting("grade.sample_share").value().doubleValue();
        return same >= devices || (same > 1 && same >= share * drawn.size());
    }
}
