package cn.suyuan.finding;

import cn.suyuan.rule.NonconformityGrade;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A finding with one thing changed. */
record FindingEdit(Finding f) {

    Finding status(Finding.Status status) {
        return new Finding(
                f.findingId(),
                f.no(),
                f.clauses(),
                f.grade(),
                f.gradeReason(),
                f.descriptionZh(),
                f.descriptionEn(),
                f.verification(),
                f.observationKeys(),
                status);
    }

    Finding graded(NonconformityGrade grade, String reason) {
        return new Finding(
                f.findingId(),
                f.no(),
                f.clauses(),
                grade,
                reason,
                f.descriptionZh(),
                f.descriptionEn(),
                f.verification(),
                f.observationKeys(),
                f.status());
    }

    /** The auditor's words stand in both languages: the program does not translate. */
    Finding worded(String description) {
        return new Finding(
                f.findingId(),
                f.no(),
                f.clauses(),
                f.grade(),
                f.gradeReason(),
                description,
                description,
                f.verification(),
                f.observationKeys(),
                f.status());
    }

    Finding mode(Finding.VerificationMode mode) {
        return new Finding(
                f.findingId(),
                f.no(),
                f.clauses(),
                f.grade(),
                f.gradeReason(),
                f.descriptionZh(),
                f.descriptionEn(),
                mode,
                f.observationKeys(),
                f.status());
    }

    Finding numbered(int no) {
        return new Finding(
                f.findingId(),
                no,
                f.clauses(),
                f.grade(),
                f.gradeReason(),
                f.descriptionZh(),
                f.descriptionEn(),
                f.verification(),
                f.observationKeys(),
                f.status());
    }

    Finding joined(Finding other) {
        Set<String> clauses = new LinkedHashSet<>(f.clauses());
        clauses.addAll(other.clauses());
        Set<String> keys = new LinkedHashSet<>(f.observationKeys());
        keys.addAll(other.observationKeys());
        boolean graver = f.grade() == NonconformityGrade.GENERAL && other.grade() == NonconformityGrade.SERIOUS;
        List<String> all = new ArrayList<>(keys);
        return new Finding(
                f.findingId(),
                f.no(),
                List.copyOf(clauses),
                graver ? other.grade() : f.grade(),
                graver ? other.gradeReason() : f.gradeReason(),
                f.descriptionZh() + "\n" + other.descriptionZh(),
                f.descriptionEn() + "\n" + other.descriptionEn(),
                graver ? other.verification() : f.verification(),
                all,
                f.status());
    }
}
