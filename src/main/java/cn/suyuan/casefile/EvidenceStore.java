package cn.suyuan.casefile;

import cn.suyuan.casefile.CaseFileException.Reason;
import cn.suyuan.casefile.CaseKey.SealBrokenException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Immutable bytes addressed by their SM3 digest, each kept once, in sealed chunks of 1 MiB. What was begun and never
 * finished is forgotten when the case is opened again. Reading is possible from several threads.
 */
public final class EvidenceStore {

    static final int CHUNK = 1 << 20;

    /** Written to disk after as much, so that a pack of any size needs little room beside itself. */
    private static final long COMMIT_AFTER = 64L << 20;

    private final Database database;
    private final CaseKey key;
    private final String caseId;
    private final RandomGenerator chance;
    private long nextId;
    private long uncommitted;

    EvidenceStore(Database database, CaseKey key, String caseId, RandomGenerator chance) throws SQLException {
        this.database = database;
        this.key = key;
        this.caseId = caseId;
        this.chance = chance;
        database.run("DELETE FROM chunk WHERE evidence NOT IN (SELECT id FROM evidence)");
        database.commit();
        this.nextId = 1 + database.number("SELECT max(id) FROM evidence");
    }

    /** Whether the bytes of a digest are kept. */
    public boolean holds(String sm3) throws CaseFileException {
        return stored(sm3).isPresent();
    }

    /**
     * Opens the bytes of a digest; a changed record gives an {@link IOException}, never other bytes.
     *
     * @param sm3 lower-case hex
     */
    public Optional<InputStream> open(String sm3) throws CaseFileException {
        return stored(sm3).map(found -> new SealedStream(this, found));
    }

    /** All bytes of a digest. */
    public Optional<byte[]> read(String sm3) throws CaseFileException {
        Optional<InputStream> stream = open(sm3);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = stream.get()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return Optional.of(out.toByteArray());
        } catch (IOException e) {
            throw new CaseFileException(Reason.DAMAGED, "evidence " + sm3, e);
        }
    }

    /** Keeps bytes under their digest. */
    public void keep(String sm3, byte[] bytes) throws CaseFileException {
        Writing writing = begin();
        writing.write(bytes, 0, bytes.length);
        writing.keep(sm3);
        flush();
    }

    /** Begins to take the bytes of one file. */
    public Writing begin() {
        synchronized (database) {
            long id = nextId;
            nextId++;
            return new Writing(id);
        }
    }

    /** Makes sure that everything kept so far outlives a loss of power. */
    public void flush() throws CaseFileException {
        synchronized (database) {
            try {
                database.commit();
                uncommitted = 0;
            } catch (SQLException e) {
                throw Database.failure(e);
            }
        }
    }

    /** Forgets what was not flushed yet; complete files that were stay, and are used when they come again. */
    public void abandon() throws CaseFileException {
        synchronized (database) {
            try {
                database.rollback();
                uncommitted = 0;
            } catch (SQLException e) {
                throw Database.failure(e);
            }
        }
    }

    /**
     * A file kept.
     *
     * @param id number in the tables
     * @param size bytes
     * @param chunks number of chunks
     */
    record Stored(long id, long size, long chunks) {}

    private Optional<Stored> stored(String sm3) throws CaseFileException {
        byte[] address = key.blind(sm3);
        synchronized (database) {
            try {
                Optional<byte[]> record = database.bytes("SELECT record FROM evidence WHERE address = ?", address);
                if (record.isEmpty()) {
                    return Optional.empty();
                }
                String plain =
                        new String(key.open(record.get(), "evidence|" + caseId + "|" + sm3), StandardCharsets.UTF_8);
                String[] parts = plain.split(" ", -1);
                return Optional.of(
                        new Stored(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
            } catch (SealBrokenException e) {
                throw new CaseFileException(Reason.DAMAGED, "evidence " + sm3, e);
            } catch (SQLException e) {
                throw Database.failure(e);
            }
        }
    }

    /** One chunk, opened. */
    byte[] chunk(long id, long number) throws IOException {
        Optional<byte[]> record;
        synchronized (database) {
            try {
                record = database.bytes("SELECT record FROM chunk WHERE evidence = ? AND number = ?", id, number);
            } catch (SQLException e) {
                throw new IOException("evidence chunk " + id + "/" + number, e);
            }
        }
        try {
            return key.open(record.orElse(new byte[0]), chunkIdentity(id, number));
        } catch (SealBrokenException e) {
            throw new IOException("evidence chunk " + id + "/" + number + " was changed", e);
        }
    }

    private String chunkIdentity(long id, long number) {
        return "chunk|" + caseId + "|" + id + "|" + number;
    }

    /** The bytes of one file on their way in; exactly one of {@link #keep} and {@link #drop} ends it. */
    public final class Writing {

        private final long id;
        private final byte[] buffer = new byte[CHUNK];
        private int filled;
        private long size;
        private long chunks;

        private Writing(long id) {
            this.id = id;
        }

        /** The next bytes. */
        public void write(byte[] bytes, int offset, int length) throws CaseFileException {
            int from = offset;
            int left = length;
            while (left > 0) {
                int part = Math.min(left, CHUNK - filled);
                System.arraycopy(bytes, from, buffer, filled, part);
                filled += part;
                from += part;
                left -= part;
                if (filled == CHUNK) {
                    spill();
                }
            }
        }

        /**
         * The file is complete.
         *
         * @param sm3 digest of its bytes, lower-case hex
         */
        public void keep(String sm3) throws CaseFileException {
            if (holds(sm3)) {
                drop();
                return;
            }
            if (filled > 0) {
                spill();
            }
            byte[] plain = (id + " " + size + " " + chunks).getBytes(StandardCharsets.UTF_8);
            byte[] record = key.seal(plain, plain.length, "evidence|" + caseId + "|" + sm3, chance);
            store("INSERT INTO evidence (id, address, record) VALUES (?, ?, ?)", id, key.blind(sm3), record);
        }

        /** The bytes are to be forgotten. */
        public void drop() throws CaseFileException {
            filled = 0;
            if (chunks > 0) {
                store("DELETE FROM chunk WHERE evidence = ?", id);
            }
        }

        private void spill() throws CaseFileException {
            byte[] record = key.seal(buffer, filled, chunkIdentity(id, chunks), chance);
            store("INSERT INTO chunk (evidence, number, record) VALUES (?, ?, ?)", id, chunks, record);
            chunks++;
            size += filled;
            synchronized (database) {
                uncommitted += filled;
                if (uncommitted >= COMMIT_AFTER) {
                    flush();
                }
            }
            filled = 0;
        }

        private void store(String sql, Object... values) throws CaseFileException {
            synchronized (database) {
                try {
                    database.run(sql, values);
                } catch (SQLException e) {
                    throw Database.failure(e);
                }
            }
        }
    }
}
