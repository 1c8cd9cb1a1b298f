package cn.suyuan.ui.desk;

import cn.suyuan.audit.SamplePlan;
import cn.suyuan.evidence.EvidenceReference;
import cn.suyuan.finding.Finding;
import cn.suyuan.ledger.SiteObservation;
import cn.suyuan.rule.NonconformityGrade;
import cn.suyuan.rule.PointOutcome;
import cn.suyuan.rule.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A human act on a case, as the journal will record it. */
public sealed interface Act {
    /** Draws the sample from a seed of one party, in hex. */
    record DrawFromSeed(String seed) implements Act {}

    /** Draws the sample from the contributions of the parties, by label. */
    record DrawFromContributions(Map<String, String> contributions, String publicText) implements Act {
        public DrawFromContributions {
            contributions = java.util.Collections.unmodifiableMap(new TreeMap<>(contributions));
        }
    }

    /** Records the commitments of the parties before any contribution is told, by label. */
    record RecordCommitments(Map<String, String> commitments) implements Act {
        public RecordCommitments {
            commitments = java.util.Collections.unmodifiableMap(new TreeMap<>(commitments));
        }
    }

    /** Settles strata, fraction, minimum and hash before anyone commits. */
    record PlanSample(SamplePlan plan) implements Act {}

    /** Records that a party will not reveal its contribution. */
    record RefuseReveal(String party, String reason) implements Act {}

    /** Records that a drawn device cannot be inspected. */
    record ReplaceDevice(String instrumentNo, String reason) implements Act {}

    /** Adds a device for a risk. */
    record AddDevice(String instrumentNo, String reason) implements Act {}

    /** Draws on in a stratum until {@code size} devices are drawn. */
    record ExtendSample(String stratum, int size, String reason) implements Act {}

    /** Records what was seen at a device. */
    record Observe(SiteObservation seen) implements Act {}

    /** Takes a photograph or file into the case; {@code subject} is what it shows. */
    record Attach(Path file, String subject, String note) implements Act {}

    /** Accepts a draft finding. */
    record Accept(String findingId) implements Act {}

    /** Withdraws a finding. */
    record Withdraw(String findingId, String reason) implements Act {}

    /** Grades a finding. */
    record Regrade(String findingId, NonconformityGrade grade, String reason) implements Act {}

    /** Words a finding; English may be empty. */
    record Reword(String findingId, String wording, String english) implements Act {}

    /** Chooses between proof and a visit. */
    record ChooseMode(String findingId, Finding.VerificationMode mode) implements Act {}

    /** Makes a finding a remark outside Appendix A. */
    record MakeRemark(String findingId, String reason) implements Act {}

    /** Puts a finding under other clauses. */
    record AssignClauses(String findingId, List<String> clauses) implements Act {
        public AssignClauses {
            clauses = List.copyOf(clauses);
        }
    }

    /** Adds evidence to a finding. */
    record AttachEvidence(String findingId, List<EvidenceReference> evidence) implements Act {
        public AttachEvidence {
            evidence = List.copyOf(evidence);
        }
    }

    /** Makes other findings part of one. */
    record MergeFindings(String findingId, List<String> absorbed) implements Act {
        public MergeFindings {
            absorbed = List.copyOf(absorbed);
        }
    }

    /** Takes observations out of a finding into one of their own. */
    record SplitFinding(String findingId, List<String> observationKeys) implements Act {
        public SplitFinding {
            observationKeys = List.copyOf(observationKeys);
        }
    }

    /** The lead agrees with a finding, or gives it back with a note. */
    record Review(String findingId, boolean agreed, String note) implements Act {}

    /** Adds a finding of the auditor's own, or a remark. */
    record AddFinding(
            List<String> clauses,
            NonconformityGrade grade,
            String wording,
            Finding.VerificationMode mode,
            List<String> observations,
            List<EvidenceReference> evidence,
            boolean remark)
            implements Act {
        public AddFinding {
            clauses = List.copyOf(clauses);
            observations = List.copyOf(observations);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Answers a question of a clause.
     *
     * @param subjects what it is about: {@code case}, or subjects that the check left open
     * @param points what was found at each point of its checklist, by its number
     */
    record AnswerClause(
            String ruleId,
            List<String> subjects,
            Verdict verdict,
            String method,
            String text,
            Map<String, PointOutcome> points)
            implements Act {
        public AnswerClause {
            subjects = List.copyOf(subjects);
            points = Map.copyOf(points);
        }
    }

    /** Marks a device or datum as key, or takes the mark away, with the auditor's reason. */
    record MarkKey(String subject, boolean key, String reason) implements Act {}

    /** Lets another signed rule pack judge the case. */
    record ImportRules(Path pack, String reason) implements Act {}

    /** Settles a limit or an edition otherwise for the case; an empty value goes back to the rule pack. */
    record AdjustRule(String name, String value, String reason) implements Act {}

    /** Says which clauses a member of the team examines. */
    record DivideWork(String member, List<String> clauses) implements Act {
        public DivideWork {
            clauses = List.copyOf(clauses);
        }
    }

    /** Sets team, profile and reference day. */
    record SetTask(List<CaseHead.Member> team, String profile, Optional<LocalDate> asOf) implements Act {
        public SetTask {
            team = List.copyOf(team);
        }
    }

    /** Makes the report of the decisions so far: language {@code zh}, {@code en}, {@code both}, header, annexes. */
    record IssueReport(String language, boolean header, Set<String> annexes) implements Act {
        public IssueReport {
            annexes = Set.copyOf(annexes);
        }
    }

    /**
     * Signs the report in a place of the form with a key file, or with a token whose driver library is given; password or
     * PIN is wiped by who acts.
     */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who acts
    record SignReport(String field, Path key, boolean token, char[] password) implements Act {}

    /** Signs by pen in a place of the form: strokes of points from 0 to 10,000, width by height of the drawing area. */
    record SignByPen(String field, String name, List<List<int[]>> strokes, double ratio) implements Act {
        public SignByPen {
            strokes = strokes.stream().map(List::copyOf).toList();
        }
    }

    /** Writes a request for a time stamp. */
    record RequestStamp(Path file, boolean sm3) implements Act {}

    /** Puts the answer to the request into the report. */
    record AddStamp(Path file) implements Act {}

    /** Files a scanned form as evidence. */
    record TakeScan(Path file) implements Act {}

    /** The audited party confirms the record, or refuses with a reason. */
    record Confirm(boolean confirmed, String reason) implements Act {}

    /** Takes an act of the journal back, by the link of its entry; the journal keeps both. */
    record Undo(String link, String reason) implements Act {}

    /** Records correction, cause, day and proof of a finding; what is empty stays as it was. */
    record RecordAction(String findingId, String correction, String cause, Optional<LocalDate> due, List<Path> files)
            implements Act {
        public RecordAction {
            files = List.copyOf(files);
        }
    }

    /** Judges again what a correction touches. */
    record Recheck(String findingId, Path corrected) implements Act {}

    /** Closes a finding under a signature; the password is wiped by who acts. */
    @SuppressWarnings("ArrayRecordComponent") // a secret, wiped by who acts
    record CloseFinding(String findingId, String note, Path key, boolean token, char[] password) implements Act {}

    /** Opens a closed finding again. */
    record ReopenFinding(String findingId, String reason) implements Act {}
}
