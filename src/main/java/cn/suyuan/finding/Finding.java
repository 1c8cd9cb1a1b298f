package cn.suyuan.finding;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import java.util.List;
import java.util.Locale;

/**
 * A nonconformity (不符合项) of the record form in Appendix A.
 *
 * @param findingId stable identity inside the case, from the observations it was drafted from, or given by the auditor
 * @param no number on the form, 1…n over the findings that stand, 0 for all others
 * @param clauses clause labels, as printed in 不符合技术规范条目
 * @param grade grade (clause 7.3)
 * @param gradeReason why that grade
 * @param descriptionZh 不符合项目描述
 * @param descriptionEn the same in English
 * @param verification A or B
 * @param observationKeys keys of the observations it rests on
 * @param status where it stands
 * @param evidence evidence that the auditor added to that of the observations
 */
public record Finding(
        String findingId,
        int no,
        List<String> clauses,
        NonconformityGrade grade,
        String gradeReason,
        String descriptionZh,
        String descriptionEn,
        VerificationMode verification,
        List<String> observationKeys,
        Status status,
        List<EvidenceReference> evidence) {

    public Finding {
        clauses = List.copyOf(clauses);
        observationKeys = List.copyOf(observationKeys);
        evidence = List.copyOf(evidence);
    }

    /** Whether it stands on the form: neither withdrawn nor a mere remark. */
    public boolean stands() {
        return status == Status.DRAFT || status == Status.ACCEPTED;
    }

    /** The same finding under other labels of its clauses. */
    public Finding under(List<String> labels) {
        return new Finding(
                findingId,
                no,
                labels,
                grade,
                gradeReason,
                descriptionZh,
                descriptionEn,
                verification,
                observationKeys,
                status,
                evidence);
    }

    /** 纠正措施或验证方式 of Appendix A. */
    public enum VerificationMode {
        /** 提供必要的证明材料. */
        A,
        /** 现场跟踪审查. */
        B
    }

    /** Where a finding stands. */
    public enum Status {
        DRAFT,
        ACCEPTED,
        /** 观察项: worth telling, no nonconformity; outside Appendix A. */
        OBSERVED,
        WITHDRAWN;

        /** The status as written in results.json. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
