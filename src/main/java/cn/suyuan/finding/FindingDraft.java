package cn.suyuan.finding;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.RulePack;
import cn.suyuan.rule.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words one finding from the observations that belong together: facts, requirement, evidence (no blame, no advice). */
final class FindingDraft {

    /** Facts and places that are spelled out; the rest is counted. */
    private static final int SHOWN = 12;

    private final RulePack pack;

    FindingDraft(RulePack pack) {
        this.pack = pack;
    }

    Finding of(String findingId, List<Observation> observations) {
        NonconformityGrade grade = observations.stream()
                        .flatMap(o -> o.proposedGrade().stream())
                        .anyMatch(g -> g == NonconformityGrade.SERIOUS)
                ? NonconformityGrade.SERIOUS
                : NonconformityGrade.GENERAL;
        String reason = observations.stream()
                .filter(o -> o.proposedGrade().filter(g -> g == grade).isPresent())
                .map(o -> o.statement().gradeReason())
                .findFirst()
                .orElse("");
        Set<String> clauses = new LinkedHashSet<>();
        observations.forEach(o -> clauses.add(o.clause()));
        return new Finding(
                findingId,
                0,
                List.copyOf(clauses),
                grade,
                reason,
                description(observations, true),
                description(observations, false),
                grade == NonconformityGrade.SERIOUS ? Finding.VerificationMode.B : Finding.VerificationMode.A,
                observations.stream().map(Observation::key).distinct().toList(),
                Finding.Status.DRAFT,
                List.of());
    }

    private String description(List<Observation> observations, boolean zh) {
        StringBuilder text = new StringBuilder(words("finding.lead", zh));
        text.append(facts(observations, zh));
        Set<String> tails = new LinkedHashSet<>();
        for (Observation observation : observations) {
            tails.add(tail(observation, zh));
        }
        tails.forEach(tail -> text.append(zh ? "" : " ").append(tail));
        text.append(zh ? "" : " ").append(evidence(observations, zh));
        return text.toString();
    }

    private String facts(List<Observation> observations, boolean zh) {
        Set<String> facts = new LinkedHashSet<>();
        observations.forEach(o -> facts.add(
                withoutStop(zh ? o.statement().messageZh() : o.statement().messageEn(), zh)));
        List<String> shown = facts.stream().limit(SHOWN).toList();
        String joined = String.join(zh ? "；" : "; ", shown);
        String more = facts.size() > SHOWN ? fill("finding.more", zh, String.valueOf(facts.size())) : "";
        return joined + more + (zh ? "。" : ".");
    }

    private static String withoutStop(String sentence, boolean zh) {
        String stop = zh ? "。" : ".";
        return sentence.endsWith(stop) ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private String tail(Observation observation, boolean zh) {
        Term quote = pack.rule(observation.ruleId()).map(Rule::quote).orElse(Term.same(""));
        String clause = zh ? observation.clause() : pack.clauseInEnglish(observation.clause());
        return fill("finding.tail", zh, clause, zh ? quote.zh() : quote.en());
    }

    private String evidence(List<Observation> observations, boolean zh) {
        Set<EvidenceReference> places = new LinkedHashSet<>();
        observations.forEach(o -> places.addAll(o.evidence()));
        return evidence(places, zh);
    }

    /** The places in words: {@code 证据：…}. */
    String evidence(Set<EvidenceReference> places, boolean zh) {
        List<String> shown = new ArrayList<>();
        for (EvidenceReference place : places) {
            if (shown.size() < SHOWN) {
                shown.add(
                        place.row() == 0
                                ? place.file()
                                : fill("finding.row", zh, place.file(), String.valueOf(place.row())));
            }
        }
        String more = places.size() > SHOWN ? fill("finding.more", zh, String.valueOf(places.size())) : "";
        return fill("finding.evidence", zh, String.join(zh ? "、" : ", ", shown) + more);
    }

    private String words(String key, boolean zh) {
        Term term = pack.word(key);
        return zh ? term.zh() : term.en();
    }

    private String fill(String key, boolean zh, String... arguments) {
        String text = words(key, zh);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i]);
        }
        return text;
    }
}
