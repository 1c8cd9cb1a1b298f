package cn.suyuan.report;

import cn.suyuan.finding.Finding;
import cn.suyuan.footprint.ReplayedActivity;
import cn.suyuan.measure.DateRange;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.RulePack;
import cn.suyuan.traceability.TraceabilityChain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Traceability, replay, observations and findings as objects of results.json. */
final class JudgementJson {

    private final BothLanguages words;

    JudgementJson(BothLanguages words) {
        this.words = words;
    }

    Object chain(TraceabilityChain chain) {
        return new JsonObject()
                .put("instrument", chain.instrumentNo())
                .put("state", chain.state().name())
                .put(
                        "coverage",
                        chain.coverage().stream()
                                .map(c -> days(c.days())
                                        .put("certificate", c.certificateNo())
                                        .map())
                                .toList())
                .put(
                        "gaps",
                        chain.gaps().stream()
                                .map(gap -> days(gap).put("days", gap.days()).map())
                                .toList())
                .put("path", chain.path().stream().map(JudgementJson::link).toList())
                .put("reasons", chain.reasons().stream().map(this::reason).toList())
                .map();
    }

    Object replayed(ReplayedActivity activity) {
        return new JsonObject()
                .put("activity", activity.activityId())
                .put("declared", activity.declared())
                .put("recomputed", activity.recomputed())
                .put("relative_difference", activity.relativeDifference())
                .put("unit", activity.unit())
                .put("remarks", activity.remarks().stream().map(this::remark).toList())
                .map();
    }

    Object observation(Observation observation) {
        Observation.Statement said = observation.statement();
        return new JsonObject()
                .put("id", observation.ruleId())
                .put("clause", observation.clause())
                .put("subject", observation.subject().text())
                .put("verdict", observation.verdict().wireName())
                .put("advisory", observation.advisory())
                .put("proposed_grade", observation.proposedGrade().map(g -> g.wireName()))
                .put("rule", said.rule())
                .put("limit", said.limit())
                .put("found", said.found())
                .put("source", said.source())
                .put("grade_reason", said.gradeReason())
                .put("message_zh", said.messageZh())
                .put("message_en", said.messageEn())
                .put(
                        "evidence",
                        observation.evidence().stream()
                                .map(e -> new JsonObject()
                                        .put("file", e.file())
                                        .put("row", e.row())
                                        .put("sm3", e.sm3())
                                        .map())
                                .toList())
                .put("footprint_effect", effect(observation.effect()))
                .map();
    }

    Object finding(Finding finding, RulePack rules) {
        return new JsonObject()
                .put("no", finding.no())
                .put("clause", String.join("；", finding.clauses()))
                .put(
                        "clause_en",
                        finding.clauses().stream().map(rules::clauseInEnglish).collect(Collectors.joining("；")))
                .put("grade", finding.grade().wireName())
                .put("grade_reason", finding.gradeReason())
                .put("description", finding.descriptionZh())
                .put("description_en", finding.descriptionEn())
                .put("verification", finding.verification().name())
                .put("observations", finding.observationKeys())
                .put("status", finding.status().wireName())
                .map();
    }

    private static Object link(TraceabilityChain.Link link) {
        return new JsonObject()
                .put("instrument", link.instrumentNo())
                .put("certificate", link.certificateNo())
                .put("issuer", link.issuer())
                .put("authority", link.authority().isEmpty() ? Optional.empty() : link.authority())
                .put("state", link.state().name())
                .map();
    }

    private Object reason(TraceabilityChain.Reason reason) {
        JsonObject object =
                new JsonObject().put("state", reason.state().name()).put("certificate", reason.certificateNo());
        return words.put(object, "traceability.reason." + reason.key(), reason.arguments())
                .map();
    }

    private Object remark(List<String> remark) {
        if (remark.isEmpty()) {
            return new JsonObject().map();
        }
        JsonObject object = new JsonObject().put("key", remark.get(0)).put("values", remark.subList(1, remark.size()));
        String key = remark.get(0).contains(".") ? remark.get(0) : "footprint.replay." + remark.get(0);
        return words.put(object, key, remark.subList(1, remark.size())).map();
    }

    private static JsonObject days(DateRange range) {
        return new JsonObject()
                .put("from", range.from().toString())
                .put("to", range.to().toString());
    }

    private static JsonObject effect(Optional<Observation.FootprintEffect> effect) {
        return new JsonObject()
                .put("absolute", effect.map(Observation.FootprintEffect::absolute))
                .put("relative", effect.map(Observation.FootprintEffect::relative));
    }
}
