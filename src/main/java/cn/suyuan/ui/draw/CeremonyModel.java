package cn.suyuan.ui.draw;

import cn.suyuan.audit.SamplePlan;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.sampling.TicketDraw;
import cn.suyuan.ui.desk.DrawView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where a draw stands and what comes next, without a window. */
final class CeremonyModel {

    /** The parties, auditor first. */
    static final List<String> PARTIES = List.of("auditor", "auditee");

    private static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");

    private DrawView draw = DrawView.none();

    /** Steps in their order. */
    enum Step {
        PLAN,
        COMMIT,
        REVEAL,
        DRAWN
    }

    /** What a party gives: its secret on this machine, or the commitment that it made on its own. */
    record Given(String contribution, String commitment) {
        Given {
            contribution = contribution.strip().toLowerCase(java.util.Locale.ROOT);
            commitment = commitment.strip().toLowerCase(java.util.Locale.ROOT);
        }

        boolean onThisMachine() {
            return isHex(contribution);
        }

        boolean complete() {
            return onThisMachine() || (contribution.isEmpty() && isHex(commitment));
        }
    }

    void show(DrawView view) {
        draw = view;
    }

    /** The step that waits; plan and commitments may be changed until the reveal. */
    Step step() {
        if (draw.sample().isPresent() && draw.drawn().next().isEmpty()) {
            return Step.DRAWN;
        }
        return draw.commitments().isEmpty() ? Step.COMMIT : Step.REVEAL;
    }

    /** Whether there is anything to draw from. */
    boolean possible() {
        return !draw.population().isEmpty();
    }

    /** Strata with their size and what would be drawn, under a plan of the same division. */
    List<AuditSample.Stratum> outlook(SamplePlan plan) {
        List<AuditSample.Stratum> strata = new ArrayList<>();
        Map<String, Integer> sizes = new TreeMap<>();
        for (String line : draw.drawn().presentFrame()) {
            sizes.merge(line.substring(0, Math.max(0, line.indexOf('\t'))), 1, Integer::sum);
        }
        if (sizes.isEmpty()) {
            sizes.putAll(draw.drawn().strata());
        }
        sizes.forEach((name, size) -> strata.add(new AuditSample.Stratum(
                name, size, TicketDraw.sampleSize(size, plan.fraction(), plan.minimum()), List.of(), List.of(), 0)));
        return strata;
    }

    /** A plan from what was typed; empty where fraction or minimum are none. */
    Optional<SamplePlan> plan(
            SamplePlan.Division division, String critical, String fraction, String minimum, String hash) {
        Optional<AuditSample.Fraction> share = SamplePlan.fraction(fraction.strip());
        if (share.isEmpty() || !minimum.strip().matches("\\d{1,5}")) {
            return Optional.empty();
        }
        List<String> numbers = java.util.Arrays.stream(critical.split("[\\s,，;；、]+"))
                .filter(no -> !no.isBlank())
                .toList();
        return Optional.of(new SamplePlan(division, numbers, share.get(), Integer.parseInt(minimum.strip()), hash));
    }

    static boolean isHex(String text) {
        return HEX_64.matcher(text).matches();
    }
}
