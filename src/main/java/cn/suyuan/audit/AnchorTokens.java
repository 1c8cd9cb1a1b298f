package cn.suyuan.audit;

import cn.suyuan.evidence.AnchorEvidence;
import cn.suyuan.evidence.AnchorEvidence.State;
import cn.suyuan.evidence.EvidenceContent;
import cn.suyuan.evidence.EvidenceFile;
import cn.suyuan.evidence.EvidencePack;
import cn.suyuan.trust.CryptographicFact;
import cn.suyuan.trust.TimestampCheck;
import cn.suyuan.trust.TimestampToken;
import cn.suyuan.trust.TimestampVerifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RFC 3161 tokens under {@code data/anchors/}: each stamps the file of its own name, or the table of checkpoints. */
final class AnchorTokens {

    private static final String SUFFIX = ".tsr";

    private final EvidencePack pack;
    private final EvidenceContent content;
    private final TimestampVerifier verifier;

    AnchorTokens(EvidencePack pack, EvidenceContent content, TimestampVerifier verifier) {
        this.pack = pack;
        this.content = content;
        this.verifier = verifier;
    }

    List<AnchorEvidence> read() throws IOException {
        List<AnchorEvidence> found = new ArrayList<>();
        for (EvidenceFile file : pack.files()) {
            String path = file.path();
            int folder = path.indexOf("anchors/");
            if (folder < 0 || !path.endsWith(SUFFIX)) {
                continue;
            }
            Optional<byte[]> token = Bytes.of(content, path);
            if (token.isPresent()) {
                found.add(judge(path, token.get(), stamped(path, folder)));
            }
        }
        return found;
    }

    /** {@code data/anchors/checkpoints.tsr} is over {@code data/checkpoints.csv}. */
    private List<String> stamped(String path, int folder) {
        String base = path.substring(0, folder);
        String name = path.substring(folder + "anchors/".length(), path.length() - SUFFIX.length());
        return pack.files().stream()
                .map(EvidenceFile::path)
                .filter(p ->
                        p.equals(base + name + ".csv") || p.equals(base + name) || p.equals(base + "seals/" + name))
                .toList();
    }

    private AnchorEvidence judge(String path, byte[] token, List<String> candidates) throws IOException {
        Optional<TimestampCheck> best = Optional.empty();
        String stamped = "";
        for (String covered : candidates) {
            TimestampCheck check =
                    verifier.check(path, token, Bytes.of(content, covered).orElse(new byte[0]));
            if (check.usable() || best.isEmpty()) {
                best = Optional.of(check);
                stamped = covered;
            }
        }
        if (best.isEmpty()) {
            TimestampCheck alone = verifier.check(path, token, new byte[0]);
            return evidence(path, alone, State.PROOF_INCOMPLETE, List.of(), List.of("audit.anchor.nothing_to_stamp"));
        }
        return evidence(path, best.get(), state(best.get()), List.of(stamped), List.of());
    }

    private static State state(TimestampCheck check) {
        if (check.usable()) {
            return State.ANCHORED;
        }
        return check.signature().cryptographic() == CryptographicFact.VALID
                ? State.CHAIN_NOT_TRUSTED
                : check.token().isPresent() ? State.HASH_DIFFERS : State.BROKEN;
    }

    private static AnchorEvidence evidence(
            String path, TimestampCheck check, State state, List<String> covers, List<String> problem) {
        return new AnchorEvidence(
                path,
                AnchorEvidence.Kind.RFC3161,
                state,
                covers,
                check.token().map(TimestampToken::genTime),
                Optional.of(check.signature()),
                problem.isEmpty() ? List.of() : List.of(problem));
    }
}
