package cn.suyuan.rule.check.clause4;

import cn.suyuan.chain.StreamProblem;
import cn.suyuan.chain.StreamProblemCode;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.evidence.PackIntegrity;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.rule.CaseView;
import cn.suyuan.rule.Check;
import cn.suyuan.rule.Observation;
import cn.suyuan.rule.ObservationDraft;
import cn.suyuan.rule.Rule;
import cn.suyuan.rule.Streams;
import cn.suyuan.rule.Subject;
import cn.suyuan.trust.CertificationPathState;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.SignatureCheck;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every dataset of the calculation is protected by a mechanism that verifies: streams, seals, the pack itself (4.4). */
public final class DataAreProtected implements Check {

    /** Certificates that make a signature fail, unlike those that are merely not known to this auditor. */
    private static final Set<CertificationPathState> FAILING = EnumSet.of(
            CertificationPathState.REVOKED,
            CertificationPathState.EXPIRED,
            CertificationPathState.NOT_YET_VALID,
            CertificationPathState.WRONG_USAGE,
            CertificationPathState.WEAK);

    @Override
    public String name() {
        return "data-are-protected";
    }

    @Override
    public Map<String, Integer> cases() {
        Map<String, Integer> cases = new HashMap<>(SignedDocuments.CASES);
        cases.put("met", 1);
        cases.put("stream_broken", 3);
        cases.put("signature_fails", 3);
        cases.put("seal_broken", 0);
        cases.put("pack_altered", 1);
        cases.put("pack_met", 1);
        cases.put("not_verifiable", 1);
        cases.put("pack_not_verifiable", 0);
        return Map.copyOf(cases);
    }

    @Override
    public List<Observation> check(Rule rule, CaseView view) {
        List<Observation> found = new ArrayList<>();
        found.add(judgePack(rule, view));
        for (VerifiedStream stream : Streams.inCalculation(view)) {
            found.add(judge(rule, view, stream));
        }
        for (SealEvidence seal : view.facts().streams().seals()) {
            judgeSeal(rule, view, seal).ifPresent(found::add);
        }
        found.addAll(SignedDocuments.judge(rule, view));
        return found;
    }

    private static Observation judge(Rule rule, CaseView view, VerifiedStream stream) {
        Subject subject = Subject.of("stream", stream.stream());
        List<StreamProblem> problems = stream.verification().problems();
        Optional<StreamProblem> broken = problems.stream()
                .filter(p -> p.code().consequence() == StreamVerdict.ALTERED || p.code() == StreamProblemCode.TAIL_CUT)
                .findFirst();
        Optional<SignatureCheck> failing =
                failing(Stream.concat(stream.checkpoints().stream(), stream.recordSignatures().stream()));
        ObservationDraft draft;
        if (broken.isPresent()) {
            StreamProblem problem = broken.get();
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("stream_broken")
                    .with(view.word("problem." + problem.code().wireName()), problem.line(), problem.seq())
                    .on(Streams.place(stream, problem.line(), view));
        } else if (failing.isPresent()) {
            draft = fails(rule, view, subject, failing.get());
        } else if (stream.verification().verdict() == StreamVerdict.NOT_VERIFIABLE || !isBound(stream, view)) {
            draft = ObservationDraft.notVerifiable(rule, view, subject)
                    .with(problems.stream()
                            .filter(p -> p.code().consequence() == StreamVerdict.NOT_VERIFIABLE)
                            .findFirst()
                            .map(p -> view.word("problem." + p.code().wireName()))
                            .orElse(view.word("stream.unbound")));
        } else {
            draft = ObservationDraft.met(rule, view, subject)
                    .with(stream.verification().counts().records());
        }
        return draft.found(stream.verification().verdict().wireName())
                .on(Streams.place(stream, view))
                .build();
    }

    private static boolean isBound(VerifiedStream stream, CaseView view) {
        return Stream.concat(stream.checkpoints().stream(), stream.recordSignatures().stream())
                        .anyMatch(SignatureCheck::usable)
                || view.facts().streams().seals().stream()
                        .anyMatch(seal -> seal.binds() && seal.streams().contains(stream.stream()));
    }

    private static Optional<SignatureCheck> failing(Stream<SignatureCheck> checks) {
        return checks.filter(c -> c.cryptographic() == CryptographicFact.INVALID || FAILING.contains(c.chain()))
                .findFirst();
    }

    private static ObservationDraft fails(Rule rule, CaseView view, Subject subject, SignatureCheck check) {
        String state = check.cryptographic() == CryptographicFact.INVALID
                ? "invalid"
                : check.chain().word();
        return ObservationDraft.notMet(rule, view, subject)
                .as("signature_fails")
                .with(
                        check.keyId().orElse(check.signer()),
                        view.word("signature." + state),
                        check.time().map(t -> t.iso()).orElse("—"))
                .on(view.file(fileOf(check.place())));
    }

    /** Places are a file, or a file and an entry in it after a blank, colon or number sign. */
    private static String fileOf(String place) {
        return place.split("[\\s:#]", 2)[0];
    }

    private static Optional<Observation> judgeSeal(Rule rule, CaseView view, SealEvidence seal) {
        Subject subject = Subject.of("seal", seal.from() + "/" + seal.to());
        if (!seal.fits()) {
            return Optional.of(ObservationDraft.notMet(rule, view, subject)
                    .as("seal_broken")
                    .on(view.file(seal.file()))
                    .build());
        }
        if (seal.binds()) {
            return Optional.empty();
        }
        ObservationDraft draft = failing(seal.signatures().stream())
                .map(check -> fails(rule, view, subject, check))
                .orElseGet(() -> ObservationDraft.notVerifiable(rule, view, subject)
                        .with(view.word(seal.signatures().isEmpty() ? "seal.unsigned" : "seal.untrusted")));
        return Optional.of(draft.on(view.file(seal.file())).build());
    }

    private static Observation judgePack(Rule rule, CaseView view) {
        StreamEvidence streams = view.facts().streams();
        Subject subject = new Subject("pack");
        List<SignatureCheck> signatures = streams.packSignatures();
        boolean usable = signatures.stream().anyMatch(SignatureCheck::usable);
        Optional<SignatureCheck> failing = failing(signatures.stream());
        ObservationDraft draft;
        if (streams.integrity() == PackIntegrity.ALTERED) {
            draft = ObservationDraft.notMet(rule, view, subject)
                    .as("pack_altered")
                    .with(changed(view));
        } else if (streams.integrity() == PackIntegrity.INTACT) {
            draft = ObservationDraft.met(rule, view, subject)
                    .as("pack_met")
                    .with(signatures.stream()
                            .filter(SignatureCheck::usable)
                            .map(SignatureCheck::algorithm)
                            .findFirst()
                            .orElse("—"));
        } else if (!usable && failing.isPresent()) {
            draft = fails(rule, view, subject, failing.get());
        } else {
            draft = ObservationDraft.notVerifiable(rule, view, subject).as("pack_not_verifiable");
        }
        return draft.found(streams.integrity().name().toLowerCase(java.util.Locale.ROOT))
                .on(view.file("tagmanifest-sm3.txt"))
                .build();
    }

    private static String changed(CaseView view) {
        List<String> paths = view.facts().pack().files().stream()
                .filter(f -> f.state() != cn.suyuan.evidence.FileState.INTACT)
                .map(f -> f.path())
                .toList();
        String shown = String.join("、", paths.subList(0, Math.min(5, paths.size())));
        return paths.isEmpty() ? "tagmanifest-sm3.txt" : paths.size() > 5 ? shown + " …" : shown;
    }
}
