package cn.suyuan.rule.check.clause6;

import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.ledger.InstrumentIncident;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Figures;
import cn.suyuan.rule.GradeProposal;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Term;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How much of an energy carrier is missing: the part of the data period without readings, times the device's share of
 * the carrier. More than the limit is proposed as serious.
 */
final class LostShare {

    private LostShare() {}

    /** Grade of what a stream lacks: holes among the problems, and readings marked as missing, all together. */
    static Optional<GradeProposal> grade(
            Rule rule, CaseView view, VerifiedStream stream, List<StreamProblem> problems, long missing) {
        Duration step = stream.verification().declaration().interval().orElse(Duration.ZERO);
        double seconds = missing * (double) step.toSeconds();
        for (StreamProblem problem : problems) {
            if (problem.code() == StreamProblemCode.GAP || problem.code() == StreamProblemCode.PERIOD_NOT_COVERED) {
                seconds += Math.max(0, length(problem.arguments()) - step.toSeconds());
            }
        }
        return grade(rule, view, stream.instrument(), seconds);
    }

    /** Grade of a time of which the record says too little. */
    static Optional<GradeProposal> grade(Rule rule, CaseView view, InstrumentIncident incident) {
        boolean lost = switch (incident.kind()) {
            case DAMAGE, REMOVAL, REPLACEMENT, OTHER -> true;
            case SHUTDOWN, RATIO_CHANGE, ROLLOVER, CLOCK_SET -> false;
        };
        if (!lost || incident.from().isEmpty() || incident.to().isEmpty()) {
            return Optional.empty();
        }
        Duration time = Duration.between(incident.from().get(), incident.to().get());
        return grade(rule, view, incident.instrumentNo(), (double) time.toSeconds());
    }

    private static Optional<GradeProposal> grade(Rule rule, CaseView view, String instrument, double seconds) {
        Optional<DateRange> period = view.period();
        double share = view.keyDevices().carrierShare(instrument).orElse(0);
        if (period.isEmpty() || !(seconds > 0)) {
            return Optional.empty();
        }
        double whole = 86_400.0
                * (1 + period.get().to().toEpochDay() - period.get().from().toEpochDay());
        double part = share * Math.min(1, seconds / whole);
        if (!(part > rule.limit("carrier").value().doubleValue())) {
            return Optional.empty();
        }
        Term word = view.word("grade.CARRIER");
        String percent = " " + Figures.percent(part);
        return Optional.of(
                new GradeProposal(NonconformityGrade.SERIOUS, new Term(word.zh() + percent, word.en() + percent)));
    }

    /** Seconds between the two times that a hole lies between, whichever comes first; 0 where they cannot be read. */
    private static double length(List<String> arguments) {
        try {
            return arguments.size() < 5
                    ? 0
                    : Math.abs(Duration.between(
                                    OffsetDateTime.parse(arguments.get(3)), OffsetDateTime.parse(arguments.get(4)))
                            .toSeconds());
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
