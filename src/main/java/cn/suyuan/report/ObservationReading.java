package cn.suyuan.report;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Subject;
import cn.suyuan.rule.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observations as {@link JudgementJson} wrote them. */
final class ObservationReading {

    private ObservationReading() {}

    /**
     * Reads one.
     *
     * @throws IOException where its verdict is none
     */
    static Observation of(JsonNode node) throws IOException {
        List<EvidenceReference> evidence = new ArrayList<>();
        for (JsonNode e : node.path("evidence")) {
            evidence.add(new EvidenceReference(
                    e.path("file").asText(),
                    Math.max(0, e.path("row").asInt()),
                    e.path("sm3").asText()));
        }
        return new Observation(
                node.path("id").asText(),
                node.path("clause").asText(),
                new Subject(node.path("subject").asText()),
                verdict(node.path("verdict").asText()),
                node.path("advisory").asBoolean(),
                grade(node.path("proposed_grade").asText()),
                new Observation.Statement(
                        node.path("rule").asText(),
                        node.path("limit").asText(),
                        node.path("found").asText(),
                        node.path("source").asText(),
                        node.path("grade_reason").asText(),
                        node.path("message_zh").asText(),
                        node.path("message_en").asText()),
                evidence,
                effect(node.path("footprint_effect")));
    }

    private static Verdict verdict(String word) throws IOException {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.wireName().equals(word)) {
                return verdict;
            }
        }
        throw new IOException("verdict " + word);
    }

    private static Optional<NonconformityGrade> grade(String word) {
        for (NonconformityGrade grade : NonconformityGrade.values()) {
            if (grade.wireName().equals(word)) {
                return Optional.of(grade);
            }
        }
        return Optional.empty();
    }

    private static Optional<Observation.FootprintEffect> effect(JsonNode node) {
        boolean known =
                node.path("absolute").isNumber() || node.path("relative").isNumber();
        return known
                ? Optional.of(
                        new Observation.FootprintEffect(number(node.path("absolute")), number(node.path("relative"))))
                : Optional.empty();
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
