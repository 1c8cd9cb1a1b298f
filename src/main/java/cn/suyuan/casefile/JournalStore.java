package cn.suyuan.casefile;

import cn.suyuan.audit.Journal;
import cn.suyuan.audit.JournalEntry;
import cn.suyuan.casefile.CaseFileException.Reason;
import cn.suyuan.casefile.CaseKey.SealBrokenException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The journal in the case file: one sealed record for each entry, and a sealed note of the last one, so that an end
 * that was cut off is seen.
 */
public final class JournalStore {

    private static final String HEAD = "journal-head";

    private final Database database;
    private final CaseKey key;
    private final String caseId;
    private final RandomGenerator chance;

    JournalStore(Database database, CaseKey key, String caseId, RandomGenerator chance) {
        this.database = database;
        this.key = key;
        this.caseId = caseId;
        this.chance = chance;
    }

    /**
     * Reads the whole journal and checks its chain.
     *
     * @throws CaseFileException {@link Reason#DAMAGED} where an entry was changed, moved, or is missing
     */
    public Journal read() throws CaseFileException {
        synchronized (database) {
            List<JournalEntry> entries = new ArrayList<>();
            try {
                database.each(
                        "SELECT seq, record FROM journal ORDER BY seq",
                        row -> entries.add(entry(row.getLong(1), row.getBytes(2))));
                Journal journal = new Journal(entries);
                checkHead(journal);
                return journal;
            } catch (SQLException e) {
                throw Database.failure(e);
            }
        }
    }

    /** Adds an entry, which has to follow the last one; when this returns, the entry outlives a loss of power. */
    public void append(JournalEntry entry) throws CaseFileException {
        synchronized (database) {
            try {
                put(entry);
                database.commit();
            } catch (SQLException e) {
                throw undone(e);
            }
        }
    }

    /** Adds entries that follow each other and the last one, all or none of them. */
    public void append(List<JournalEntry> entries) throws CaseFileException {
        synchronized (database) {
            try {
                for (JournalEntry entry : entries) {
                    put(entry);
                }
                database.commit();
            } catch (SQLException e) {
                throw undone(e);
            }
        }
    }

    private void put(JournalEntry entry) throws SQLException {
        long last = database.number("SELECT max(seq) FROM journal");
        if (entry.seq() != last + 1) {
            throw new IllegalArgumentException("entry " + entry.seq() + " after entry " + last);
        }
        byte[] plain = entry.encoded();
        byte[] record = key.seal(plain, plain.length, identity(entry.seq()), chance);
        byte[] head = (entry.seq() + " " + entry.digest()).getBytes(StandardCharsets.UTF_8);
        database.run("INSERT INTO journal (seq, record) VALUES (?, ?)", entry.seq(), record);
        database.run(
                "INSERT OR REPLACE INTO header (name, value) VALUES (?, ?)",
                HEAD,
                key.seal(head, head.length, headIdentity(), chance));
    }

    private CaseFileException undone(SQLException cause) {
        try {
            database.rollback();
        } catch (SQLException second) {
            cause.addSuppressed(second);
        }
        return Database.failure(cause);
    }

    private JournalEntry entry(long seq, byte[] record) throws CaseFileException {
        try {
            Optional<JournalEntry> entry = JournalEntry.decode(key.open(record, identity(seq)));
            if (entry.isPresent() && entry.get().seq() == seq) {
                return entry.get();
            }
        } catch (SealBrokenException e) {
            throw new CaseFileException(Reason.DAMAGED, "journal entry " + seq, e);
        }
        throw new CaseFileException(Reason.DAMAGED, "journal entry " + seq);
    }

    private void checkHead(Journal journal) throws CaseFileException, SQLException {
        Optional<byte[]> record = database.bytes("SELECT value FROM header WHERE name = ?", HEAD);
        String noted = "0 " + JournalEntry.BEGINNING;
        if (record.isPresent()) {
            try {
                noted = new String(key.open(record.get(), headIdentity()), StandardCharsets.UTF_8);
            } catch (SealBrokenException e) {
                throw new CaseFileException(Reason.DAMAGED, "note of the last journal entry", e);
            }
        }
        String found = journal.entries().size() + " " + journal.head();
        if (!noted.equals(found) || journal.firstBreak().isPresent()) {
            throw new CaseFileException(
                    Reason.DAMAGED, "journal of " + journal.entries().size() + " entries, noted " + noted);
        }
    }

    private String identity(long seq) {
        return "journal|" + caseId + "|" + seq;
    }

    private String headIdentity() {
        return "journal-head|" + caseId;
    }
}
