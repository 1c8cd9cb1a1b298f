package cn.suyuan.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Flips every bit of published meter records (OCMF), one at a time, and asks whether any record that then verifies says
 * something else than a record that verified before. Files over a limit have one bit in each byte flipped.
 */
public final class MeterRecordMutationRun {

    private static final int WHOLE = 4_000;

    private final OcmfRecordCheck check;
    private final Set<String> said = new HashSet<>();

    private MeterRecordMutationRun() {
        TrustPolicy policy = TrustPolicy.at(LocalDate.of(2026, 3, 18));
        this.check = new OcmfRecordCheck(SigningKeyRegister.of(List.of(), TrustAnchors.none(), policy), policy);
    }

    /** What came of one file. */
    private static final class Tally {
        private long flips;
        private long refused;
        private long unread;
        private long same;
        private long wrong;
    }

    /** Prints a row for each file of a folder; ends with 1 where a changed record verified. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/interop/ocmf");
        long wrong = 0;
        MeterRecordMutationRun run = new MeterRecordMutationRun();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all =
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
            for (Path file : all) {
                run.learn(Files.readAllBytes(file));
            }
            for (Path file : all) {
                Tally tally = run.run(Files.readAllBytes(file));
                wrong += tally.wrong;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %d | %d |%n",
                        folder.relativize(file),
                        tally.flips,
                        tally.refused,
                        tally.unread,
                        tally.same,
                        tally.wrong);
            }
        }
        System.exit(wrong == 0 ? 0 : 1);
    }

    /** Notes what really was signed; one of the published files is another with one bit changed. */
    private void learn(byte[] file) {
        for (OcmfEntry entry : OcmfFile.read("f", file)) {
            if (check.check(entry).cryptographic() == CryptographicFact.VALID) {
                said.add(payload(entry));
            }
        }
    }

    private Tally run(byte[] file) {
        Tally tally = new Tally();
        Set<OcmfEntry> whole = new HashSet<>(OcmfFile.read("f", file));
        boolean every = file.length <= WHOLE;
        for (int place = 0; place < file.length; place++) {
            for (int bit = 0; bit < 8; bit++) {
                if (every || bit == place % 7) {
                    byte[] changed = file.clone();
                    changed[place] ^= (byte) (1 << bit);
                    judge(OcmfFile.read("f", changed), whole, tally);
                }
            }
        }
        return tally;
    }

    private void judge(List<OcmfEntry> entries, Set<OcmfEntry> whole, Tally tally) {
        tally.flips++;
        List<OcmfEntry> other = entries.stream().filter(e -> !whole.contains(e)).toList();
        if (entries.size() < whole.size()) {
            tally.unread++;
        } else if (other.isEmpty()) {
            tally.same++;
        } else {
            boolean verifies = false;
            boolean otherwise = false;
            for (OcmfEntry entry : other) {
                boolean valid = check.check(entry).cryptographic() == CryptographicFact.VALID;
                verifies |= valid;
                otherwise |= valid && !said.contains(payload(entry));
            }
            tally.wrong += otherwise ? 1 : 0;
            tally.same += verifies && !otherwise ? 1 : 0;
            tally.refused += verifies ? 0 : 1;
        }
    }

    private static String payload(OcmfEntry entry) {
        Optional<String> payload = OcmfRecordCheck.payload(entry.record());
        return payload.orElse("");
    }
}
