package cn.suyuan.rule.check.clause7;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.PermissibleError;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.UnlistedStandards;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.traceability.TraceabilityChain;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The company's own standards were valid on every day on which they were used, from recognised institutes (7.2). */
public final class StandardsSentOnTime implements Check {

    /** A use of a standard: the certificate that it was used for, and the day. */
    private record Use(TraceabilityCertificate certificate, LocalDate day) {}

    @Override
    public String name() {
        return "standards-sent-on-time";
    }

    @Override
    public Map<String, Integer> cases() {
        return Map.of(
                "met",
                1,
                "expired_at_use",
                3,
                "chain_open",
                1,
                "not_verifiable",
                0,
                "not_applicable",
                0,
                "unused",
                0,
                "unlisted",
                1,
                "ratio",
                3,
                "ratio_remark",
                3);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        Map<String, List<Use>> uses = new HashMap<>();
        for (TraceabilityCertificate certificate :
                view.facts().traceability().tables().certificates()) {
            certificate
                    .issue()
                    .performed()
                    .ifPresent(day -> certificate
                            .standardsUsed()
                            .forEach(s -> uses.computeIfAbsent(s.instrumentNo(), n -> new ArrayList<>())
                                    .add(new Use(certificate, day))));
        }
        List<Observation> found = new ArrayList<>();
        for (MeasuringInstrument standard : view.facts().ledger().ledger().referenceStandards()) {
            found.add(judge(rule, view, standard, uses.getOrDefault(standard.instrumentNo(), List.of())));
        }
        UnlistedStandards.of(view)
                .forEach((no, user) -> found.add(ObservationDraft.notVerifiable(rule, view, Subject.of("standard", no))
                        .as("unlisted")
                        .with(user.certificateNo())
                        .on(user.row().source())
                        .build()));
        if (found.isEmpty()) {
            found.add(ObservationDraft.notApplicable(rule, view, new Subject("case"))
                    .on(view.file("data/reference-standards.csv"))
                    .build());
        }
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, MeasuringInstrument standard, List<Use> uses) {
        Subject subject = Subject.of("standard", standard.instrumentNo());
        Optional<ChainState> state = view.chain(standard.instrumentNo()).map(TraceabilityChain::state);
        Optional<Use> lapsed = uses.stream()
                .filter(use -> relevant(use, view))
                .filter(use -> !isValidOn(use.day(), standard.instrumentNo(), view))
                .findFirst();
        List<EvidenceReference> rows = new ArrayList<>(List.of(standard.row().source()));
        view.certificatesOf(standard.instrumentNo())
                .forEach(c -> rows.add(c.row().source()));
        ObservationDraft draft;
        boolean lapse = lapsed.isPresent()
                && state.filter(s -> s != ChainState.PARENT_EXPIRED_AT_USE && isOpen(s))
                        .isEmpty();
        if (!lapse && state.isPresent() && isOpen(state.get())) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("chain_open")
                    .with(view.word("chain." + state.get().name()))
                    .graded(GradeProposal.serious(view, "G4"));
        } else if (lapsed.isPresent()) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("expired_at_use")
                    .with(
                            lapsed.get().day(),
                            lapsed.get().certificate().instrumentNo(),
                            lastValidDay(lapsed.get().day(), standard.instrumentNo(), view))
                    .graded(GradeProposal.serious(view, "G4"))
                    .on(lapsed.get().certificate().row().source());
        } else if (isUnproved(standard, uses, view)) {
            draft = ObservationDraft.notVerifiable(rule, view, subject);
        } else if (coarse(standard, uses, view).isPresent()) {
            Ratio ratio = coarse(standard, uses, view).orElseThrow();
            draft = ratio.half()
                    ? ObservationDraft.notVerifiable(rule, view, subject).as("ratio")
                    : ObservationDraft.met(rule, view, subject).as("ratio_remark");
            draft = draft.with(ratio.of().instrumentNo(), ratio.own(), ratio.child());
        } else if (uses.isEmpty()) {
            draft = ObservationDraft.met(rule, view, subject).as("unused");
        } else {
            draft = ObservationDraft.met(rule, view, subject).with(uses.size());
        }
        return draft.found(state.map(Enum::name).orElse("—")).on(rows).build();
    }

    /** A use in which the standard's U takes more than a third of what the device may err (JJF 1094). */
    private record Ratio(TraceabilityCertificate of, String own, String child, boolean half) {}

    private static Optional<Ratio> coarse(MeasuringInstrument standard, List<Use> uses, CaseView view) {
        Optional<Ratio> worst = Optional.empty();
        BigDecimal ratio = view.pack().setting("confirmation.ratio").value();
        BigDecimal coarse = view.pack().setting("confirmation.coarse").value();
        for (Use use : uses) {
            for (TraceabilityCertificate own : view.certificatesOf(standard.instrumentNo())) {
                String unit = own.results().uncertaintyUnit();
                Optional<BigDecimal> expanded = own.results().expandedUncertainty();
                Optional<BigDecimal> child = counts(own) && relevant(use, view)
                        ? view.instrument(use.certificate().instrumentNo())
                                .flatMap(i -> PermissibleError.mpe(use.certificate(), i, PermissibleError.unit(unit)))
                        : Optional.empty();
                if (expanded.isPresent() && child.isPresent()) {
                    boolean third = expanded.get().multiply(ratio).compareTo(child.get()) > 0;
                    boolean half = expanded.get().multiply(coarse).compareTo(child.get()) > 0;
                    if (third && (worst.isEmpty() || (half && !worst.get().half()))) {
                        worst = Optional.of(new Ratio(
                                use.certificate(),
                                expanded.get().toPlainString() + " " + unit,
                                child.get().stripTrailingZeros().toPlainString() + " " + unit,
                                half));
                    }
                }
            }
        }
        return worst;
    }

    /** Whether the chain is not verified, or says too little: no end of a certificate in use, a lapse without a use. */
    private static boolean isUnproved(MeasuringInstrument standard, List<Use> uses, CaseView view) {
        Optional<TraceabilityChain> chain = view.chain(standard.instrumentNo()).filter(known -> !known.isUnverified());
        return chain.isEmpty()
                || (uses.isEmpty() && chain.get().state() != ChainState.CLOSED)
                || uses.stream()
                        .filter(use -> relevant(use, view))
                        .anyMatch(use -> !isProvedOn(use.day(), standard.instrumentNo(), view));
    }

    /** Uses after the end of the period bear on nothing that is audited. */
    private static boolean relevant(Use use, CaseView view) {
        return view.period().filter(p -> use.day().isAfter(p.to())).isEmpty();
    }

    /** A lapse outside the days of use is none here. */
    private static boolean isOpen(ChainState state) {
        return switch (state) {
            case SUSPECT, IDENTITY_MISMATCH, NO_CERT, CYCLE, DANGLING, ISSUER_NOT_RECOGNISED, OUT_OF_SCOPE -> true;
            case PARENT_EXPIRED_AT_USE -> true;
            case EXPIRED_IN_PERIOD, UNVERIFIED, CLOSED -> false;
        };
    }

    private static boolean isValidOn(LocalDate day, String standard, CaseView view) {
        return view.certificatesOf(standard).stream()
                .filter(StandardsSentOnTime::counts)
                .anyMatch(
                        c -> c.issue().performed().filter(p -> !p.isAfter(day)).isPresent()
                                && validUntil(c, standard, view)
                                        .filter(until -> until.isBefore(day))
                                        .isEmpty());
    }

    /**
     * Valid by a certificate of which it is known when it ends: by itself, the ledger's interval or the plan's next due
     * day. One without any end vouches for its own day only.
     */
    private static boolean isProvedOn(LocalDate day, String standard, CaseView view) {
        return view.certificatesOf(standard).stream()
                .filter(StandardsSentOnTime::counts)
                .anyMatch(c -> {
                    Optional<LocalDate> from = c.issue().performed();
                    Optional<LocalDate> until = validUntil(c, standard, view)
                            .or(() -> view.planOf(standard).stream()
                                    .flatMap(entry -> entry.due().stream())
                                    .filter(due -> from.filter(due::isAfter).isPresent())
                                    .min(LocalDate::compareTo))
                            .or(() -> from);
                    return from.filter(p -> !p.isAfter(day)).isPresent()
                            && until.filter(end -> !end.isBefore(day)).isPresent();
                });
    }

    private static boolean counts(TraceabilityCertificate certificate) {
        return switch (certificate.kind()) {
            case VERIFICATION, CALIBRATION, INTERNAL -> true;
            case REJECTION_NOTICE, TYPE_APPROVAL, STANDARD_EXAMINATION, TEST_REPORT, FACTORY, UNKNOWN -> false;
        };
    }

    /** Last valid day; without one on the certificate the ledger's interval decides. */
    private static Optional<LocalDate> validUntil(TraceabilityCertificate certificate, String standard, CaseView view) {
        return certificate
                .issue()
                .validUntil()
                .or(() -> certificate
                        .issue()
                        .performed()
                        .flatMap(p -> view.instrument(standard)
                                .filter(i -> i.management().intervalMonths().isPresent())
                                .map(i -> p.plusMonths(
                                                i.management().intervalMonths().getAsInt())
                                        .minusDays(1))));
    }

    private static String lastValidDay(LocalDate day, String standard, CaseView view) {
        return view.certificatesOf(standard).stream()
                .filter(StandardsSentOnTime::counts)
                .flatMap(c -> validUntil(c, standard, view).stream())
                .filter(until -> until.isBefore(day))
                .max(LocalDate::compareTo)
                .map(LocalDate::toString)
                .orElse("—");
    }
}
