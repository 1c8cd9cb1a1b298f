package cn.suyuan.finding;

import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.rule.NonconformityGrade;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A finding with one thing changed. */
record FindingEdit(Finding f) {

    Finding status(Finding.Status status) {
        return with(f.no(), f.clauses(), f.verification(), status, f.evidence());
    }

    Finding mode(Finding.VerificationMode mode) {
        return with(f.no(), f.clauses(), mode, f.status(), f.evidence());
    }

    Finding numbered(int no) {
        return with(no, f.clauses(), f.verification(), f.status(), f.evidence());
    }

    Finding under(List<String> clauses) {
        return with(f.no(), clauses, f.verification(), f.status(), f.evidence());
    }

    Finding attached(List<EvidenceReference> more) {
        Set<EvidenceReference> all = new LinkedHashSet<>(f.evidence());
        all.addAll(more);
        return with(f.no(), f.clauses(), f.verification(), f.status(), List.copyOf(all));
    }

    Finding graded(NonconformityGrade grade, String reason) {
        return saying(grade, reason, f.descriptionZh(), f.descriptionEn(), f.observationKeys());
    }

    /** The auditor's words; without English ones the Chinese stand in both: the program does not translate. */
    Finding worded(String zh, String en) {
        return saying(f.grade(), f.gradeReason(), zh, en.isBlank() ? zh : en, f.observationKeys());
    }

    /** Both as one; the graver grade stays with its reason, and a part that nobody accepted yet makes the whole a draft. */
    Finding joined(Finding other) {
        Set<String> clauses = new LinkedHashSet<>(f.clauses());
        clauses.addAll(other.clauses());
        Set<String> keys = new LinkedHashSet<>(f.observationKeys());
        keys.addAll(other.observationKeys());
        boolean graver = f.grade() == NonconformityGrade.GENERAL && other.grade() == NonconformityGrade.SERIOUS;
        Finding whole = saying(
                graver ? other.grade() : f.grade(),
                graver ? other.gradeReason() : f.gradeReason(),
                f.descriptionZh() + "\n" + other.descriptionZh(),
                f.descriptionEn() + "\n" + other.descriptionEn(),
                List.copyOf(keys));
        boolean visit =
                f.verification() == Finding.VerificationMode.B || other.verification() == Finding.VerificationMode.B;
        Finding.Status status = f.status() == other.status() ? f.status() : Finding.Status.DRAFT;
        Finding joined = new FindingEdit(whole)
                .with(
                        f.no(),
                        List.copyOf(clauses),
                        visit ? Finding.VerificationMode.B : Finding.VerificationMode.A,
                        status,
                        f.evidence());
        return new FindingEdit(joined).attached(other.evidence());
    }

    private Finding with(
            int no,
            List<String> clauses,
            Finding.VerificationMode mode,
            Finding.Status status,
            List<EvidenceReference> evidence) {
        return new Finding(
                f.findingId(),
                no,
                clauses,
                f.grade(),
                f.gradeReason(),
                f.descriptionZh(),
                f.descriptionEn(),
                mode,
                f.observationKeys(),
                status,
                evidence);
    }

    private Finding saying(
            NonconformityGrade grade, String reason, String zh, String en, List<String> observationKeys) {
        return new Finding(
                f.findingId(),
                f.no(),
                f.clauses(),
                grade,
                reason,
                zh,
                en,
                f.verification(),
                observationKeys,
                f.status(),
                f.evidence());
    }
}
