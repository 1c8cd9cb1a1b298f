package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.footprint.ActivityDatum;
import cn.suyuan.footprint.DataLevel;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Raw data are as they were recorded, and declared quantities are what they give (6.3, data collection). */
public final class RawDataUntouched implements Check {

    @Override
    public String name() {
        return "raw-data-untouched";
    }

    @Override
    public Map<String, Integer> cases() {
        Map<String, Integer> cases = new HashMap<>(SignedRecords.UNTOUCHED);
        cases.putAll(Map.of("met", 1, "altered", 5, "tail_cut", 2, "not_verifiable", 1, "not_applicable", 0));
        cases.putAll(
                Map.of("quantity_differs", 4, "quantity_met", 3, "quantity_not_verifiable", 0, "operation_unknown", 0));
        return Map.copyOf(cases);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        for (VerifiedStream stream : view.facts().streams().streams()) {
            found.add(judge(rule, view, stream));
        }
        for (ReplayedActivity replayed : view.facts().footprint().replayed()) {
            found.add(judge(rule, view, replayed));
        }
        found.addAll(SignedRecords.untouched(rule, view));
        Set<String> replayed = view.facts().footprint().replayed().stream()
                .map(ReplayedActivity::activityId)
                .collect(Collectors.toSet());
        for (ActivityDatum activity : view.facts().footprint().tables().activities()) {
            if (isMadeOfReadings(activity) && !replayed.contains(activity.activityId())) {
                found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("activity", activity.activityId()))
                        .as("quantity_not_verifiable")
                        .on(activity.row().source())
                        .build());
            }
        }
        if (found.isEmpty()) {
            found.add(ObservationDraft.notVerifiable(rule, view, new Subject("case"))
                    .with(view.word("stream.none"))
                    .on(view.file("data/streams.csv"))
                    .build());
        }
        return found;
    }

    private static boolean isMadeOfReadings(ActivityDatum activity) {
        return switch (activity.operation()) {
            case REGISTER_DIFFERENCE, SUM, MEAN -> true;
            case DECLARED, UNKNOWN -> activity.level() == DataLevel.ONE;
        };
    }

    private static Observation judge(Rule rule, CaseView view, VerifiedStream stream) {
        Subject subject = Subject.of("stream", stream.stream());
        List<StreamProblem> problems = stream.verification().problems();
        List<StreamProblem> altered = problems.stream()
                .filter(p -> p.code().consequence() == StreamVerdict.ALTERED)
                .toList();
        Optional<StreamProblem> cut = problems.stream()
                .filter(p -> p.code() == StreamProblemCode.TAIL_CUT)
                .findFirst();
        ObservationDraft draft;
        if (!altered.isEmpty()) {
            StreamProblem first = altered.get(0);
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("altered")
                    .with(
                            view.word("problem." + first.code().wireName()),
                            first.line(),
                            first.seq(),
                            first.count(),
                            altered.size())
                    .on(Streams.place(stream, first.line(), view));
        } else if (cut.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("tail_cut")
                    .with(cut.get().seq(), cut.get().count())
                    .on(Streams.place(stream, cut.get().line(), view));
        } else if (stream.verification().verdict() == StreamVerdict.NOT_VERIFIABLE) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .with(problems.stream()
                            .filter(p -> p.code().consequence() == StreamVerdict.NOT_VERIFIABLE)
                            .findFirst()
                            .map(p -> view.word("problem." + p.code().wireName()))
                            .orElse(view.word("stream.missing")));
        } else if (!stream.verification().declaration().sources().isEmpty()
                && stream.verification().declaration().operation().isBlank()) {
            // made from other readings nobody knows how: that it was made rightly cannot be repeated
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("operation_unknown");
        } else {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(stream.verification().counts().records());
        }
        return draft.found(stream.verification().verdict().wireName())
                .on(Streams.place(stream, view))
                .build();
    }

    private static Observation judge(Rule rule, CaseView view, ReplayedActivity replayed) {
        Subject subject = Subject.of("activity", replayed.activityId());
        Optional<ActivityDatum> activity = view.activity(replayed.activityId());
        Optional<Double> difference = replayed.relativeDifference();
        ObservationDraft draft;
        if (replayed.declared().isEmpty()
                || replayed.recomputed().isEmpty()
                || activity.filter(a -> isBroken(a, view)).isPresent()
                || (!replayed.isFromChains()
                        && agrees(
                                replayed.declared().get(), replayed.recomputed().get(), view))) {
            // a quantity that agrees with readings that nothing binds proves nothing; one that differs is a fact
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("quantity_not_verifiable");
        } else {
            BigDecimal declared = replayed.declared().get();
            BigDecimal recomputed = replayed.recomputed().get();
            String relative = difference.map(Figures::percent).orElse("—");
            draft = agrees(declared, recomputed, view)
                    ? ObservationDraft.met(rule, view, subject)
                            .as("quantity_met")
                            .with(plain(declared), plain(recomputed), replayed.unit())
                    : ObservationDraft.notMet(rule, view, subject)
                            .as("quantity_differs")
                            .with(plain(declared), plain(recomputed), replayed.unit(), relative)
                            .graded(grade(view, difference))
                            .effect(view.shares()
                                    .effect(
                                            subject.text(),
                                            "readings",
                                            declared.doubleValue(),
                                            recomputed.doubleValue()));
            draft = draft.found(relative);
        }
        return draft.on(activity.map(a -> List.of(a.row().source())).orElse(List.of(view.file("data/activity.csv"))))
                .build();
    }

    /** Readings across a replacement without registers, or a register that falls, cannot be summed up (6.3A-2 has them). */
    private static boolean isBroken(ActivityDatum activity, CaseView view) {
        return view.facts().streams().streams().stream()
                .filter(s -> activity.streamIds().contains(s.stream()))
                .anyMatch(s -> s.verification().problems().stream()
                                .anyMatch(p -> p.code() == StreamProblemCode.REGISTER_DECREASE)
                        || view.facts().ledger().incidents().stream()
                                .anyMatch(i -> i.instrumentNo().equals(s.instrument())
                                        && i.kind() == InstrumentIncident.Kind.REPLACEMENT
                                        && (i.registers().lastRegister().isEmpty()
                                                || i.registers().firstRegister().isEmpty())));
    }

    /** Within one unit of the last digit as declared, or within 10^-4 (evidence-pack.md, sections 3 and 4). */
    private static boolean agrees(BigDecimal declared, BigDecimal recomputed, CaseView view) {
        BigDecimal difference = declared.subtract(recomputed).abs();
        BigDecimal tolerance = view.pack().setting("replay.tolerance").value();
        return difference.compareTo(declared.ulp()) <= 0
                || difference.compareTo(tolerance.multiply(recomputed.abs())) <= 0;
    }

    private static GradeProposal grade(CaseView view, Optional<Double> difference) {
        double serious = view.pack().setting("replay.serious").value().doubleValue();
        boolean large = difference.isEmpty() || Math.abs(difference.get()) > serious;
        return large
                ? GradeProposal.serious(view, "G3")
                : new GradeProposal(NonconformityGrade.GENERAL, view.word("grade.G6"));
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
