package cn.suyuan.rule.check.clause4;

import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Subject;
import cn.suyuan.traceability.TraceabilityCertificate;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.ReasonCode;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignatureDoubt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Signatures inside certificates and other documents: one that does not hold, or a document changed after it, is an
 * irregularity to be confirmed with whoever issued it (4.4).
 */
final class SignedDocuments {

    static final Map<String, Integer> CASES = Map.of("document_met", 2, "document_suspect", 2);

    private SignedDocuments() {}

    /** One observation for each document whose signature can be relied upon, or looks irregular. */
    static List<Observation> judge(Rule rule, CaseView view) {
        Map<String, List<SignatureCheck>> byFile = new LinkedHashMap<>();
        view.facts()
                .streams()
                .documentSignatures()
                .forEach(check -> byFile.computeIfAbsent(fileOf(check.place(), view), file -> new ArrayList<>())
                        .add(check));
        List<Observation> found = new ArrayList<>();
        byFile.forEach((file, checks) -> judge(rule, view, file, checks).ifPresent(found::add));
        return found;
    }

    /** What nobody vouches for and nothing speaks against is neither: it stands among the signatures. */
    private static Optional<Observation> judge(Rule rule, CaseView view, String file, List<SignatureCheck> checks) {
        Subject subject = subject(file, view);
        Optional<String> doubt = checks.stream()
                .map(SignedDocuments::doubt)
                .flatMap(Optional::stream)
                .findFirst();
        if (doubt.isPresent()) {
            return Optional.of(ObservationDraft.notMet(rule, view, subject)
                    .as("document_suspect")
                    .with(file, view.word(doubt.get()))
                    .on(view.file(file))
                    .build());
        }
        return checks.stream()
                .filter(SignatureCheck::usable)
                .findFirst()
                .map(check -> ObservationDraft.met(rule, view, subject)
                        .as("document_met")
                        .with(file, check.algorithm())
                        .on(view.file(file))
                        .build());
    }

    private static Optional<String> doubt(SignatureCheck check) {
        if (check.chain() == CertificationPathState.REVOKED) {
            return Optional.of("signature.revoked");
        }
        return SignatureDoubt.of(check).map(SignedDocuments::word);
    }

    private static String word(ReasonCode code) {
        return "doubt." + code.name().toLowerCase(Locale.ROOT);
    }

    private static Subject subject(String file, CaseView view) {
        return view.facts().traceability().tables().certificates().stream()
                .filter(certificate -> certificate.names(file))
                .map(TraceabilityCertificate::certificateNo)
                .findFirst()
                .map(no -> Subject.of("certificate", no))
                .orElseGet(() -> Subject.of("document", file));
    }

    /** The longest path of the pack that the place of a check begins with; a place may name an entry behind it. */
    private static String fileOf(String place, CaseView view) {
        return view.facts().pack().files().stream()
                .map(EvidenceFile::path)
                .filter(place::startsWith)
                .reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }
}
