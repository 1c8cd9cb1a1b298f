package cn.suyuan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.suyuan.audit.ActKind;
import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.casefile.CaseFileException.Reason;
import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {

    static final KeyDerivation QUICK = new KeyDerivation(64, 1, 1);
    private static final SecureRandom CHANCE = new SecureRandom();

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("案卷 一.sycase");
    }

    private CaseFile create() throws CaseFileException {
        return CaseFile.create(file(), "口令 1".toCharArray(), QUICK, CHANCE);
    }

    private CaseFile reopen() throws CaseFileException {
        return CaseFile.open(file(), "口令 1".toCharArray(), CHANCE);
    }

    private static Journal append(CaseFile open, Journal journal, String text) throws CaseFileException {
        JournalEntry entry = journal.next(
                Instant.parse("2026-03-18T01:02:03.456Z"), "组长 张", ActKind.ANSWER_GIVEN, Map.of("t", text));
        open.journal().append(entry);
        return journal.with(entry);
    }

    private static String sm3(byte[] bytes) {
        return DigestAlgorithm.SM3.of(bytes).hex();
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void a_reopened_case_has_the_same_journal_and_evidence() throws Exception {
        byte[] evidence = bytes(3 * EvidenceStore.CHUNK + 17, 1);
        Journal journal = Journal.empty();
        try (CaseFile open = create()) {
            open.evidence().keep(sm3(evidence), evidence);
            open.evidence().keep(sm3(evidence), evidence);
            open.evidence().keep(sm3(new byte[0]), new byte[0]);
            for (String text : new String[] {"a=b\nc\\d\r", "二"}) {
                journal = append(open, journal, text);
            }
        }
        try (CaseFile open = reopen()) {
            assertThat(open.journal().read()).isEqualTo(journal);
            assertThat(open.evidence().read(sm3(evidence))).hasValue(evidence);
            assertThat(open.evidence().read(sm3(new byte[0]))).hasValue(new byte[0]);
            assertThat(open.evidence().read(sm3(new byte[1]))).isEmpty();
        }
    }

    @Test
    void nothing_of_value_can_be_read_in_the_file() throws Exception {
        byte[] evidence = "电表 E-001 的示值".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (CaseFile open = create()) {
            open.evidence().keep(sm3(evidence), evidence);
            append(open, Journal.empty(), "结论：不符合");
        }
        String raw = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        for (String secret : new String[] {"E-001", "answer_given", "口令", sm3(evidence)}) {
            assertThat(raw)
                    .doesNotContain(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void a_wrong_passphrase_is_named_as_such() throws Exception {
        create().close();
        assertReason(Reason.WRONG_PASSPHRASE, () -> CaseFile.open(file(), "口令 2".toCharArray(), CHANCE));
    }

    @Test
    void a_missing_an_existing_and_a_foreign_file_are_told_apart() throws Exception {
        assertReason(Reason.NOT_FOUND, this::reopen);
        Files.writeString(file(), "not a case, but long enough to be looked at");
        assertReason(Reason.NOT_A_CASE, this::reopen);
        assertReason(Reason.ALREADY_EXISTS, this::create);
        Files.delete(file());
        sql("CREATE TABLE t (a)");
        assertReason(Reason.NOT_A_CASE, this::reopen);
    }

    @Test
    void a_case_that_is_held_open_cannot_be_opened_twice() throws Exception {
        try (CaseFile open = create()) {
            assertThat(open.caseId()).hasSize(32);
            assertReason(Reason.IN_USE, this::reopen);
        }
        reopen().close();
    }

    @Test
    void the_tables_refuse_to_change_or_delete_what_was_written() throws Exception {
        try (CaseFile open = create()) {
            open.evidence().keep(sm3(bytes(9, 2)), bytes(9, 2));
            append(open, Journal.empty(), "x");
        }
        for (String table : new String[] {"journal", "evidence", "chunk"}) {
            assertThatThrownBy(() -> sql("UPDATE " + table + " SET record = x'00'"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> sql("DELETE FROM " + table)).hasMessageContaining("append-only");
        }
    }

    @Test
    void an_entry_that_was_changed_moved_or_cut_off_is_reported() throws Exception {
        String[] attacks = {
            "UPDATE journal SET record = zeroblob(length(record)) WHERE seq = 2",
            "UPDATE journal SET record = (SELECT record FROM journal WHERE seq = 1) WHERE seq = 2",
            "DELETE FROM journal WHERE seq = 3",
            "DELETE FROM journal WHERE seq = 1",
            "DELETE FROM header WHERE name = 'journal-head'"
        };
        for (String attack : attacks) {
            Files.deleteIfExists(file());
            try (CaseFile open = create()) {
                Journal journal = append(open, Journal.empty(), "1");
                append(open, append(open, journal, "2"), "3");
            }
            sql("DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete", attack);
            try (CaseFile open = reopen()) {
                assertReason(Reason.DAMAGED, () -> open.journal().read());
            }
        }
    }

    @Test
    void a_flipped_byte_anywhere_never_gives_wrong_data() throws Exception {
        byte[] evidence = bytes(40_000, 3);
        Journal journal;
        try (CaseFile open = create()) {
            open.evidence().keep(sm3(evidence), evidence);
            journal = append(open, Journal.empty(), "x");
        }
        byte[] good = Files.readAllBytes(file());
        Random where = new Random(4);
        int reported = 0;
        for (int i = 0; i < 150; i++) {
            byte[] bad = good.clone();
            bad[where.nextInt(bad.length)] ^= (byte) (1 << where.nextInt(8));
            Files.write(file(), bad);
            try (CaseFile open = reopen()) {
                assertThat(open.journal().read()).isEqualTo(journal);
                byte[] read = open.evidence().read(sm3(evidence)).orElse(evidence);
                assertThat(read).isEqualTo(evidence);
            } catch (CaseFileException e) {
                reported++;
            }
        }
        assertThat(reported).isPositive();
    }

    @Test
    void a_stream_fails_at_a_changed_chunk_and_gives_none_of_its_bytes() throws Exception {
        byte[] evidence = bytes(2 * EvidenceStore.CHUNK, 5);
        try (CaseFile open = create()) {
            open.evidence().keep(sm3(evidence), evidence);
        }
        sql(
                "DROP TRIGGER chunk_no_update",
                "UPDATE chunk SET record = (SELECT record FROM chunk WHERE number = 0) WHERE number = 1");
        try (CaseFile open = reopen();
                InputStream in = open.evidence().open(sm3(evidence)).orElseThrow()) {
            assertThat(in.readNBytes(EvidenceStore.CHUNK)).hasSize(EvidenceStore.CHUNK);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_file_that_was_begun_and_dropped_leaves_nothing() throws Exception {
        try (CaseFile open = create()) {
            EvidenceStore.Writing dropped = open.evidence().begin();
            dropped.write(new byte[2 * EvidenceStore.CHUNK], 0, 2 * EvidenceStore.CHUNK);
            dropped.drop();
            EvidenceStore.Writing unfinished = open.evidence().begin();
            unfinished.write(new byte[2 * EvidenceStore.CHUNK], 0, 2 * EvidenceStore.CHUNK);
            open.evidence().flush();
        }
        reopen().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM chunk")) {
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private void sql(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void assertReason(Reason reason, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        CaseFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
