package cn.suyuan.report;

import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.audit.JudgedCase;
import cn.suyuan.audit.SampleConclusion;
import cn.suyuan.ledger.MeasuringInstrument;
import cn.suyuan.report.AnnexSection.Column;
import cn.suyuan.sampling.AuditSample;
import cn.suyuan.text.Messages;
import cn.suyuan.traceability.ChainState;
import cn.suyuan.traceability.TraceabilityChain;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Annex: population, draw and drawn devices (clause 7.2). */
final class SampleAnnex {

    private final Wording wording;

    SampleAnnex(Wording wording) {
        this.wording = wording;
    }

    List<AnnexSection> sections(JudgedCase judged) {
        DrawnPopulation population = judged.evaluated().population();
        String title = wording.inline("report.sample.title");
        Optional<AuditSample> drawn = population.sample();
        if (drawn.isEmpty()) {
            return List.of(
                    AnnexSection.text(title, List.of(wording.text("report.sample.not_drawn", population.size()))));
        }
        AuditSample sample = drawn.get();
        List<String> text = new ArrayList<>();
        int selected = sample.selected().size();
        text.add(wording.text("report.sample.size", population.size(), sample.fraction(), sample.minimum(), selected));
        text.add(wording.text("report.sample.frame", sample.hash(), sample.frameDigest()));
        sample.commitments().forEach(c -> text.add(wording.text("report.sample.commitment", c.label(), c.digest())));
        text.add(wording.text("report.sample.seed", sample.seed()));
        if (population.oneParty()) {
            text.add(wording.text("report.sample.one_party"));
        }
        population.added().forEach((device, reason) -> text.add(wording.text("report.sample.added", device, reason)));
        population
                .replaced()
                .forEach(r -> text.add(wording.text("report.sample.replaced", r.instrument(), r.by(), r.reason())));
        text.addAll(further(judged, sample));
        List<Column> columns = List.of(
                new Column(wording.inline("report.column.no"), 1),
                new Column(wording.inline("report.column.instrument"), 2.4f),
                new Column(wording.inline("report.column.name"), 4),
                new Column(wording.inline("report.column.serial"), 3),
                new Column(wording.inline("report.column.chain_state"), 4));
        List<List<String>> rows = new ArrayList<>();
        for (AuditSample supplement : population.supplements()) {
            text.add(wording.text(
                    "sampling.annex.supplement",
                    supplement.populationSize(),
                    supplement.selected().size(),
                    supplement.frameDigest(),
                    supplement.seed()));
        }
        for (String device : population.selected()) {
            rows.add(row(judged, rows.size() + 1, device));
        }
        return List.of(new AnnexSection(title, text, columns, rows, List.of()));
    }

    /** Strata, extension, shortfall, changes of the population, and what the sample allows to conclude. */
    private List<String> further(JudgedCase judged, AuditSample sample) {
        List<String> text = new ArrayList<>();
        if (sample.strata().size() > 1) {
            sample.strata()
                    .forEach(s -> text.add(wording.text(
                            "sampling.annex.stratum",
                            stratum(s.name()),
                            s.size(),
                            s.selected().size())));
        }
        SampleProgram.extension(sample)
                .forEach((name, size) -> text.add(wording.text("sampling.annex.extended", stratum(name), size)));
        sample.strata().stream()
                .filter(s -> s.shortfall() > 0)
                .forEach(s -> text.add(wording.text("sampling.annex.shortfall", stratum(s.name()), s.shortfall())));
        List<String> changes = judged.evaluated().population().changes();
        if (!changes.isEmpty()) {
            text.add(wording.text("sampling.annex.changed", String.join(" ", changes)));
        }
        Set<String> open = new HashSet<>(sample.selected());
        judged.evaluated().chains().stream()
                .filter(chain -> chain.state() == ChainState.CLOSED)
                .forEach(chain -> open.remove(chain.instrumentNo()));
        SampleConclusion conclusion = SampleConclusion.of(sample, open);
        text.add(wording.text(
                "sampling.annex.limit",
                conclusion.inspected(),
                conclusion.nonconforming(),
                sample.populationSize(),
                conclusion.upperLimit()));
        if (conclusion.missed() > 0) {
            text.add(wording.text("sampling.annex.worst", conclusion.missed(), conclusion.worstLimit()));
        }
        text.add(wording.text(
                "sampling.annex.detection",
                percent(conclusion, sample, 1),
                percent(conclusion, sample, 3),
                percent(conclusion, sample, 5)));
        return text;
    }

    private String stratum(String name) {
        return wording.pick(word(wording.zh(), name), word(wording.en(), name));
    }

    private static String word(Messages messages, String name) {
        String key = "sampling.stratum." + name;
        return messages.has(key) ? messages.text(key) : name;
    }

    private static String percent(SampleConclusion conclusion, AuditSample sample, int defective) {
        return defective > sample.populationSize()
                ? "—"
                : conclusion
                                .detection(defective)
                                .movePointRight(2)
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + " %";
    }

    private List<String> row(JudgedCase judged, int number, String device) {
        Optional<MeasuringInstrument> instrument =
                judged.imported().ledger().ledger().find(device);
        String state = judged.evaluated().chains().stream()
                .filter(chain -> chain.instrumentNo().equals(device))
                .map(TraceabilityChain::state)
                .findFirst()
                .map(s -> wording.inline("report.chain." + s.name()))
                .orElse("—");
        return List.of(
                Integer.toString(number),
                device,
                instrument.map(i -> i.identity().name()).orElse("—"),
                instrument.map(i -> i.identity().serialNo()).orElse("—"),
                state);
    }
}
