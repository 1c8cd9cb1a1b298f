package cn.suyuan.ui.streams;

import cn.suyuan.evidence.SealEvidence;
import cn.suyuan.evidence.StreamEvidence;
import cn.suyuan.evidence.VerifiedStream;
import cn.suyuan.trust.SignatureCheck;
import cn.suyuan.trust.SigningTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signatures of one kind by one key over one stream that came out alike.
 *
 * @param over the stream or file
 * @param checks the signatures in the order of their rows, at least one
 */
record SignerGroup(String over, List<SignatureCheck> checks) {

    SignerGroup {
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalArgumentException("no signature over " + over);
        }
    }

    /** All signatures of a case, grouped. */
    static List<SignerGroup> of(StreamEvidence evidence) {
        Map<String, List<SignatureCheck>> groups = new LinkedHashMap<>();
        Map<String, String> over = new LinkedHashMap<>();
        evidence.packSignatures().forEach(check -> add(groups, over, "", check));
        for (SealEvidence seal : evidence.seals()) {
            String folder = seal.file().substring(0, seal.file().lastIndexOf('/') + 1);
            seal.signatures().forEach(check -> add(groups, over, folder, check));
            seal.timestampCheck().ifPresent(check -> add(groups, over, folder, check));
        }
        evidence.anchors().forEach(anchor -> anchor.signature().ifPresent(check -> add(groups, over, "", check)));
        for (VerifiedStream stream : evidence.streams()) {
            stream.checkpoints().forEach(check -> add(groups, over, stream.stream(), check));
            stream.recordSignatures().forEach(check -> add(groups, over, stream.stream(), check));
        }
        evidence.signedReadings().forEach(record -> add(groups, over, record.file(), record.check()));
        List<SignerGroup> all = new ArrayList<>();
        groups.forEach((key, checks) -> all.add(new SignerGroup(over.getOrDefault(key, ""), checks)));
        return all;
    }

    private static void add(
            Map<String, List<SignatureCheck>> groups, Map<String, String> over, String thing, SignatureCheck check) {
        String name = thing.isEmpty() ? check.place() : thing;
        String key = String.join(
                "\t",
                name,
                check.what().word(),
                check.signer(),
                check.keyId().orElse(""),
                check.cryptographic().word(),
                check.chain().word(),
                Boolean.toString(check.usable()));
        over.putIfAbsent(key, name);
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(check);
    }

    /** What they have in common, shown by the first. */
    SignatureCheck first() {
        return checks.get(0);
    }

    int count() {
        return checks.size();
    }

    /** Earliest claimed or proven time, empty where none has one. */
    Optional<SigningTime> firstTime() {
        return checks.stream()
                .flatMap(check -> check.time().stream())
                .min((one, other) -> one.at().compareTo(other.at()));
    }

    /** Latest of these times. */
    Optional<SigningTime> lastTime() {
        return checks.stream()
                .flatMap(check -> check.time().stream())
                .max((one, other) -> one.at().compareTo(other.at()));
    }
}
