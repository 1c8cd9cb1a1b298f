package cn.suyuan.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.chain.DigestAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with SIGKILL while it imports and writes its journal. */
class KilledProcessTest {

    private static final char[] PASSPHRASE = "x".toCharArray();

    @TempDir
    Path folder;

    @Test
    void everything_confirmed_before_a_sigkill_is_there_afterwards() throws Exception {
        Path file = folder.resolve("killed.sycase");
        CaseFile.create(file, PASSPHRASE, CaseFileTest.QUICK, new SecureRandom())
                .close();
        Random when = new Random(7);
        long confirmed = 0;
        for (int round = 0; round < 5; round++) {
            confirmed = Math.max(confirmed, killAfter(file, 1 + when.nextInt(12)));
            try (CaseFile open = CaseFile.open(file, PASSPHRASE, new SecureRandom())) {
                Journal journal = open.journal().read();
                assertThat((long) journal.entries().size()).isBetween(confirmed, confirmed + 1);
                confirmed = journal.entries().size();
                for (JournalEntry entry : journal.entries()) {
                    assertThat(open.evidence().read(entry.value("sm3"))).hasValue(evidence(entry.seq()));
                }
            }
        }
        assertThat(confirmed).isGreaterThanOrEqualTo(5);
    }

    /** Starts the writer, waits for a number of confirmations, kills it, and gives the last entry confirmed. */
    private static long killAfter(Path file, int confirmations) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path printed = file.resolveSibling("confirmed.txt");
        Process writer = new ProcessBuilder(List.of(
                        java, "-cp", System.getProperty("java.class.path"), Writer.class.getName(), file.toString()))
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (confirmed(printed).size() < confirmations && writer.isAlive()) {
            Thread.sleep(5);
        }
        writer.destroyForcibly().waitFor();
        List<Long> confirmed = confirmed(printed);
        assertThat(confirmed).hasSizeGreaterThanOrEqualTo(confirmations);
        return confirmed.get(confirmed.size() - 1);
    }

    private static List<Long> confirmed(Path printed) throws Exception {
        String text = Files.readString(printed);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    private static byte[] evidence(long seq) {
        byte[] bytes = new byte[(int) (seq * 77_777 % (3 * EvidenceStore.CHUNK))];
        new Random(seq).nextBytes(bytes);
        return bytes;
    }

    /** Writes evidence and entries until it is killed; prints each number once it is confirmed. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            try (CaseFile open = CaseFile.open(Path.of(arguments[0]), PASSPHRASE, new SecureRandom())) {
                Journal journal = open.journal().read();
                while (journal.entries().size() < 100_000) {
                    byte[] evidence = evidence(journal.entries().size() + 1L);
                    String sm3 = DigestAlgorithm.SM3.of(evidence).hex();
                    open.evidence().keep(sm3, evidence);
                    JournalEntry entry =
                            journal.next(Instant.EPOCH, "writer", ActKind.EVIDENCE_IMPORTED, Map.of("sm3", sm3));
                    open.journal().append(entry);
                    journal = journal.with(entry);
                    System.out.println(entry.seq());
                }
            }
        }
    }
}
