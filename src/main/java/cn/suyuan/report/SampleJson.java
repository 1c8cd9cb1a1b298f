package cn.suyuan.report;

import cn.suyuan.audit.DrawnPopulation;
import cn.suyuan.sampling.AuditSample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Population and sample as objects of results.json, and the document of {@code sample draw}. */
final class SampleJson {

    private static final String ALGORITHM = "TDS-1";

    private SampleJson() {}

    static JsonObject population(DrawnPopulation population) {
        List<Object> strata = new ArrayList<>();
        for (Map.Entry<String, Integer> stratum : population.strata().entrySet()) {
            int drawn = population
                    .sample()
                    .flatMap(sample -> sample.strata().stream()
                            .filter(s -> s.name().equals(stratum.getKey()))
                            .findFirst())
                    .map(s -> s.selected().size())
                    .orElse(0);
            strata.add(new JsonObject()
                    .put("stratum", stratum.getKey())
                    .put("size", stratum.getValue())
                    .put("drawn", drawn)
                    .map());
        }
        return new JsonObject()
                .put("size", population.size())
                .put("digest", population.frameDigest())
                .put("strata", strata);
    }

    static JsonObject sample(DrawnPopulation population, AuditSample sample) {
        List<Object> added = new ArrayList<>();
        population
                .added()
                .forEach((no, reason) -> added.add(new JsonObject()
                        .put("instrument", no)
                        .put("reason", reason)
                        .map()));
        return new JsonObject()
                .put("algorithm", ALGORITHM)
                .put("hash", sample.hash())
                .put("seed", sample.seed())
                .put("seed_from", population.oneParty() ? "one_party" : "contributions")
                .put("public", sample.publicText())
                .put("fraction", share(sample.fraction()))
                .put("minimum", sample.minimum())
                .put("size", sample.selected().size())
                .put("instruments", sample.selected())
                .put("added", added)
                .put(
                        "supplements",
                        population.supplements().stream()
                                .map(supplement -> draw(supplement).map())
                                .toList())
                .put(
                        "replaced",
                        population.replaced().stream()
                                .map(r -> new JsonObject()
                                        .put("instrument", r.instrument())
                                        .put("by", r.by())
                                        .put("reason", r.reason())
                                        .map())
                                .toList());
    }

    /** The document of {@code sample draw}, as product.md gives it, with what was revealed and by how much it was extended. */
    static JsonObject draw(AuditSample sample, SortedMap<String, String> contributions) {
        JsonObject document = draw(sample);
        Map<String, Integer> extension = SampleProgram.extension(sample);
        if (!extension.isEmpty()) {
            document.put("extended", extension);
        }
        if (!contributions.isEmpty()) {
            document.put("contributions", contributions);
        }
        return document;
    }

    private static JsonObject draw(AuditSample sample) {
        JsonObject commitments = new JsonObject();
        sample.commitments().forEach(c -> commitments.put(c.label(), c.digest()));
        return new JsonObject()
                .put("algorithm", ALGORITHM)
                .put("hash", sample.hash())
                .put("frame_digest", sample.frameDigest())
                .put("commitments", commitments)
                .put("seed", sample.seed())
                .put("public", sample.publicText())
                .put("fraction", sample.fraction().toString())
                .put("minimum", sample.minimum())
                .put(
                        "strata",
                        sample.strata().stream()
                                .map(s -> new JsonObject()
                                        .put("stratum", s.name())
                                        .put("N", s.size())
                                        .put("n", s.selected().size())
                                        .put("selected", s.selected())
                                        .put("skipped", s.skipped())
                                        .put("shortfall", s.shortfall())
                                        .map())
                                .toList());
    }

    private static BigDecimal share(AuditSample.Fraction fraction) {
        return new BigDecimal(fraction.numerator())
                .divide(new BigDecimal(fraction.denominator()), MathContext.DECIMAL32)
                .stripTrailingZeros();
    }
}
