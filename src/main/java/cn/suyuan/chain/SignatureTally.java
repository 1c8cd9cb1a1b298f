package cn.suyuan.chain;

import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** Has the signatures of records judged and counts what comes of it. */
final class SignatureTally {

    private final boolean signed;
    private final RecordSignatureJudge judge;
    private final StreamFindings findings;
    private final Map<SignatureOutcome, Long> outcomes = new EnumMap<>(SignatureOutcome.class);
    private final Map<SignatureOutcome, long[]> firstPlace = new EnumMap<>(SignatureOutcome.class);
    private final byte[] link = new byte[LineBlock.LINK_BYTES];

    SignatureTally(boolean signed, RecordSignatureJudge judge, StreamFindings findings) {
        this.signed = signed;
        this.judge = judge;
        this.findings = findings;
    }

    boolean isSigned() {
        return signed;
    }

    /** Judges the signature of a record. */
    void judge(Line line, long seq) {
        if (!signed) {
            return;
        }
        SignatureOutcome outcome = line.outcome.orElseGet(() -> judged(line));
        outcomes.merge(outcome, 1L, Long::sum);
        firstPlace.putIfAbsent(outcome, new long[] {line.number, seq});
        if (outcome == SignatureOutcome.INVALID || outcome == SignatureOutcome.ABSENT) {
            findings.addOrGrow(StreamProblemCode.RECORD_SIGNATURE, line.number, seq).link = line.linkText();
        }
    }

    private SignatureOutcome judged(Line line) {
        System.arraycopy(line.links, line.linkPlace, link, 0, link.length);
        return judge.judge(link, signature(line.data, line.bodyEnd, line.end));
    }

    /** The signature of a line, empty where it is not base64. */
    static byte[] signature(byte[] data, int bodyEnd, int end) {
        int start = bodyEnd + 2 + LineBlock.LINK_DIGITS;
        byte[] text = new byte[Math.max(0, end - start)];
        System.arraycopy(data, end - text.length, text, 0, text.length);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Reports signatures that cannot be judged, unless the checkpoints tell it of the same key already. */
    void finish() {
        if (findings.has(StreamProblemCode.CHECKPOINT_KEY)) {
            return;
        }
        outcomes.forEach((outcome, count) -> {
            if (outcome.checkpointProblem()
                    .filter(StreamProblemCode.CHECKPOINT_KEY::equals)
                    .isPresent()) {
                long[] place = firstPlace.getOrDefault(outcome, new long[2]);
                findings.add(StreamProblemCode.CHECKPOINT_KEY, place[0], place[1], count).variant =
                        "record." + outcome.wireName();
            }
        });
    }

    Map<SignatureOutcome, Long> outcomes() {
        return outcomes;
    }
}
