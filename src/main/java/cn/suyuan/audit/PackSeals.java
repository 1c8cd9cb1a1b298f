package cn.suyuan.audit;

import cn.suyuan.chain.Seal;
import cn.suyuan.chain.SealChain;
import cn.suyuan.chain.SealHead;
import cn.suyuan.chain.SealHeads;
import cn.suyuan.chain.SealProblem;
import cn.suyuan.chain.StreamVerdict;
import cn.suyuan.chain.StreamVerification;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.trust.CmsSignatureVerifier;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.RegisteredKey;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SignedThing;
import cn.suyuan.trust.SigningCertificate;
import cn.suyuan.trust.SigningKeyRegister;
import cn.suyuan.trust.TimestampCheck;
import cn.suyuan.trust.TimestampState;
import cn.suyuan.trust.TimestampToken;
import cn.suyuan.trust.TimestampVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The seals under {@code data/seals/}: read before the streams are verified, judged after (anchors.md, Seals). */
final class PackSeals {

    private static final String SUFFIX = ".seal";

    private final List<Read> seals = new ArrayList<>();

    /**
     * A seal as it came, with what its signatures and its token are worth.
     *
     * @param path path of the {@code .seal}
     * @param period seal and heads as far as they can be read
     * @param span the third line as written, its two times
     * @param sound whether seal, heads and root belong together, whatever the readings are like
     */
    private record Read(
            String path,
            SealChain.SealedPeriod period,
            List<String> span,
            List<SignatureCheck> signatures,
            Optional<TimestampCheck> stamp,
            boolean sound) {

        boolean usable() {
            return signatures.stream().anyMatch(SignatureCheck::usable);
        }

        /** Whether it can bind anything: signed by somebody who is trusted, and sound. */
        boolean binding() {
            return sound && usable();
        }

        Optional<Instant> stamped() {
            return stamp.filter(TimestampCheck::usable)
                    .flatMap(TimestampCheck::token)
                    .map(TimestampToken::genTime);
        }

        List<SealHead> heads() {
            return period.heads().map(SealHeads::heads).orElse(List.of());
        }
    }

    /**
     * Reads all seals of a pack, in the order of their names.
     *
     * @throws IOException where the store of the bytes fails
     */
    static PackSeals read(
            EvidencePack pack, EvidenceContent content, CmsSignatureVerifier signatures, TimestampVerifier stamps)
            throws IOException {
        PackSeals found = new PackSeals();
        for (EvidenceFile file : pack.files()) {
            String path = file.path();
            if (!isSeal(path)) {
                continue;
            }
            Optional<byte[]> bytes = Bytes.of(content, path);
            if (bytes.isPresent()) {
                found.seals.add(readOne(path, bytes.get(), content, signatures, stamps));
            }
        }
        return found;
    }

    private static Read readOne(
            String path, byte[] bytes, EvidenceContent content, CmsSignatureVerifier verifier, TimestampVerifier stamps)
            throws IOException {
        String base = path.substring(0, path.length() - SUFFIX.length());
        String name = base.substring(base.lastIndexOf('/') + 1);
        List<SignatureCheck> signatures = Bytes.of(content, path + ".p7s")
                .map(signature -> verifier.checkDetached(SignedThing.SEAL, path + ".p7s", signature, bytes))
                .orElse(List.of());
        Optional<TimestampCheck> stamp =
                Bytes.of(content, path + ".tsr").map(token -> stamps.check(path + ".tsr", token, bytes));
        SealChain.SealedPeriod period = new SealChain.SealedPeriod(
                name,
                Seal.read(name, bytes),
                Bytes.of(content, base + ".heads.csv").map(SealHeads::read));
        return new Read(path, period, span(bytes, name), signatures, stamp, isSound(period));
    }

    private static boolean isSound(SealChain.SealedPeriod period) {
        return SealChain.check(List.of(period), Set.of(), Set.of()).stream()
                .map(SealProblem::code)
                .noneMatch(SealProblem.Code::breaksSeal);
    }

    /** Both times as written; the name of the seal where the line is not there. */
    private static List<String> span(byte[] bytes, String name) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 4);
        String[] times = lines.length > 2 ? lines[2].split(" ", -1) : new String[0];
        return times.length == 2 ? List.of(times) : List.of(name, "");
    }

    /** Heads by stream, of sound seals that somebody vouches for; only these bind the end of a stream. */
    Map<String, List<SealHead>> heads() {
        Map<String, List<SealHead>> heads = new LinkedHashMap<>();
        for (Read seal : seals) {
            if (seal.binding()) {
                seal.heads()
                        .forEach(head -> heads.computeIfAbsent(head.streamId(), id -> new ArrayList<>())
                                .add(head));
            }
        }
        return heads;
    }

    /** Whether a path is that of a seal as {@link #read} finds it. */
    static boolean isSeal(String path) {
        return path.contains("seals/") && path.endsWith(SUFFIX);
    }

    /**
     * A head that is the link of that record, under a seal that is sound in itself and signed.
     *
     * @param seal path of the seal
     * @param lastSeq last record that it binds
     * @param stamped time of a trusted token over the seal
     */
    record FittingHead(String seal, long lastSeq, Optional<Instant> stamped) {}

    /** Heads of a stream that bind it. */
    List<FittingHead> fitting(StreamVerification stream) {
        List<FittingHead> fitting = new ArrayList<>();
        int next = 0;
        for (Read seal : seals) {
            if (!seal.binding()) {
                continue;
            }
            for (SealHead head : seal.heads()) {
                if (!head.streamId().equals(stream.stream())) {
                    continue;
                }
                boolean fits =
                        next < stream.headsFit().size() && stream.headsFit().get(next);
                next++;
                if (fits) {
                    fitting.add(new FittingHead(seal.path(), head.lastSeq(), seal.stamped()));
                }
            }
        }
        return fitting;
    }

    /** Whether any seal that claims an independent time names a stream. */
    boolean claims(String stream) {
        return seals.stream()
                .filter(seal -> seal.stamp().isPresent())
                .flatMap(seal -> seal.heads().stream())
                .anyMatch(head -> head.streamId().equals(stream));
    }

    /** What was found of each seal, once the streams are verified. */
    List<SealEvidence> judged(List<StreamVerification> streams, SigningKeyRegister keys) {
        Set<String> declared = new HashSet<>();
        streams.forEach(stream -> declared.add(stream.stream()));
        Map<String, List<List<String>>> problems = new LinkedHashMap<>();
        for (SealProblem problem :
                SealChain.check(seals.stream().map(Read::period).toList(), declared, differing(streams))) {
            List<String> worded = new ArrayList<>();
            worded.add("chain.seal." + problem.code().wireName());
            worded.addAll(problem.arguments());
            problems.computeIfAbsent(problem.seal(), name -> new ArrayList<>()).add(worded);
        }
        for (Read seal : seals) {
            otherKey(seal, keys)
                    .ifPresent(said -> problems.computeIfAbsent(seal.period().name(), name -> new ArrayList<>())
                            .add(said));
        }
        return seals.stream()
                .map(seal -> evidence(seal, problems.getOrDefault(seal.period().name(), List.of())))
                .toList();
    }

    /** A seal names its key; signed by somebody else, however trusted, it is not the seal that it says it is. */
    private static Optional<List<String>> otherKey(Read seal, SigningKeyRegister keys) {
        Optional<String> keyId = seal.period().seal().map(Seal::keyId);
        Optional<SigningCertificate> declared = keyId.flatMap(keys::find).flatMap(RegisteredKey::certificate);
        boolean other = declared.isPresent()
                && seal.usable()
                && seal.signatures().stream()
                        .filter(SignatureCheck::usable)
                        .noneMatch(check -> check.certificate().equals(declared));
        return other
                ? Optional.of(List.of("chain.seal.key_differs", seal.period().name(), keyId.get()))
                : Optional.empty();
    }

    /** Heads that are not the link of their record; a stream that is altered anyway is reported there, once. */
    private Set<String> differing(List<StreamVerification> streams) {
        Map<String, List<Boolean>> fits = new LinkedHashMap<>();
        streams.stream()
                .filter(stream -> stream.verdict() != StreamVerdict.ALTERED)
                .forEach(stream -> fits.put(stream.stream(), stream.headsFit()));
        Map<String, Integer> next = new LinkedHashMap<>();
        Set<String> differing = new HashSet<>();
        for (Read seal : seals) {
            if (!seal.binding()) {
                continue;
            }
            for (SealHead head : seal.heads()) {
                int at = next.merge(head.streamId(), 1, Integer::sum) - 1;
                List<Boolean> fit = fits.getOrDefault(head.streamId(), List.of());
                if (at < fit.size() && !fit.get(at)) {
                    differing.add(seal.period().name() + "\t" + head.streamId());
                }
            }
        }
        return differing;
    }

    private static SealEvidence evidence(Read seal, List<List<String>> problems) {
        TimestampState stamp = seal.stamp()
                .map(check -> check.signature().cryptographic() == CryptographicFact.VALID
                        ? TimestampState.VALID
                        : TimestampState.INVALID)
                .orElse(TimestampState.ABSENT);
        return new SealEvidence(
                seal.path(),
                seal.span().get(0),
                seal.span().get(1),
                seal.heads().stream().map(SealHead::streamId).toList(),
                problems.isEmpty(),
                seal.signatures(),
                stamp,
                seal.stamp().map(TimestampCheck::signature),
                problems);
    }
}
