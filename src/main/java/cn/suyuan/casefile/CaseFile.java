package cn.suyuan.casefile;

import cn.suyuan.casefile.CaseFileException.Reason;
import cn.suyuan.casefile.CaseKey.SealBrokenException;
import cn.suyuan.chain.DigestAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An open case: one SQLite file whose contents are sealed under a key that the team's passphrase opens. */
public final class CaseFile implements AutoCloseable {

    /** Extension of case files. */
    public static final String EXTENSION = ".sycase";

    private static final int CASE_ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final Path path;
    private final String caseId;
    private final Database database;
    private final CaseKey key;
    private final JournalStore journal;
    private final EvidenceStore evidence;

    private CaseFile(Path path, String caseId, Database database, CaseKey key, RandomGenerator chance)
            throws SQLException {
        this.path = path;
        this.caseId = caseId;
        this.database = database;
        this.key = key;
        this.journal = new JournalStore(database, key, caseId, chance);
        this.evidence = new EvidenceStore(database, key, caseId, chance);
    }

    /**
     * Makes a new case file.
     *
     * @param passphrase stays the caller's to wipe
     * @param chance a cryptographically secure source
     */
    public static CaseFile create(Path path, char[] passphrase, KeyDerivation derivation, RandomGenerator chance)
            throws CaseFileException {
        if (Files.exists(path)) {
            throw new CaseFileException(Reason.ALREADY_EXISTS, path.toString());
        }
        byte[] salt = new byte[KeyDerivation.SALT_BYTES];
        byte[] id = new byte[CASE_ID_BYTES];
        chance.nextBytes(salt);
        chance.nextBytes(id);
        String caseId = HEX.formatHex(id);
        Database database = Database.connect(path);
        CaseKey key = CaseKey.fresh(chance);
        try (CaseKey wrapping = derivation.derive(passphrase, salt)) {
            for (String statement : Schema.TABLES) {
                database.run(statement);
            }
            byte[] wrapped = key.wrappedBy(wrapping, keyIdentity(caseId), chance);
            byte[] header = new KeyHeader(caseId, derivation, HEX.formatHex(salt), HEX.formatHex(wrapped)).encoded();
            database.run("INSERT INTO header (name, value) VALUES ('key', ?)", header);
            database.commit();
            return new CaseFile(path, caseId, database, key, chance);
        } catch (SQLException e) {
            key.close();
            database.close();
            throw Database.failure(e);
        }
    }

    /**
     * Opens a case file.
     *
     * @param passphrase stays the caller's to wipe
     * @param chance a cryptographically secure source
     */
    public static CaseFile open(Path path, char[] passphrase, RandomGenerator chance) throws CaseFileException {
        checkForm(path);
        Database database = Database.connect(path);
        try {
            checkVersion(database);
            KeyHeader header = database.bytes("SELECT value FROM header WHERE name = 'key'")
                    .flatMap(KeyHeader::decode)
                    .orElseThrow(() -> new CaseFileException(Reason.DAMAGED, "key header"));
            try (CaseKey wrapping = header.derivation().derive(passphrase, HEX.parseHex(header.salt()))) {
                CaseKey key = CaseKey.unwrapped(wrapping, HEX.parseHex(header.wrapped()), keyIdentity(header.caseId()));
                return new CaseFile(path, header.caseId(), database, key, chance);
            }
        } catch (SealBrokenException e) {
            database.close();
            throw new CaseFileException(Reason.WRONG_PASSPHRASE, path.toString());
        } catch (SQLException e) {
            database.close();
            throw Database.failure(e);
        } catch (CaseFileException e) {
            database.close();
            throw e;
        }
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Identity of the case, 32 hex; a copy of the file has the same. */
    public String caseId() {
        return caseId;
    }

    /** The journal. */
    public JournalStore journal() {
        return journal;
    }

    /** The evidence. */
    public EvidenceStore evidence() {
        return evidence;
    }

    /**
     * Writes a whole and tidy copy, which the same passphrase opens.
     *
     * @param copy a file that is not there yet
     */
    public void copyTo(Path copy) throws CaseFileException {
        if (Files.exists(copy)) {
            throw new CaseFileException(Reason.ALREADY_EXISTS, copy.toString());
        }
        try {
            database.copyTo(copy);
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    /** Closes the file and wipes the key. */
    @Override
    public void close() throws CaseFileException {
        key.close();
        database.close();
    }

    private static void checkForm(Path path) throws CaseFileException {
        if (!Files.exists(path)) {
            throw new CaseFileException(Reason.NOT_FOUND, path.toString());
        }
        if (!Files.isRegularFile(path)) {
            throw new CaseFileException(Reason.NOT_A_CASE, path.toString());
        }
        byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        try (var in = Files.newInputStream(path)) {
            if (!Arrays.equals(in.readNBytes(magic.length), magic)) {
                throw new CaseFileException(Reason.NOT_A_CASE, path.toString());
            }
        } catch (IOException e) {
            throw new CaseFileException(Reason.NOT_ACCESSIBLE, path.toString(), e);
        }
    }

    private static void checkVersion(Database database) throws SQLException, CaseFileException {
        if (database.number("PRAGMA application_id") != Schema.APPLICATION_ID) {
            throw new CaseFileException(Reason.NOT_A_CASE, "another kind of database");
        }
        long version = database.number("PRAGMA user_version");
        if (version > Schema.VERSION) {
            throw new CaseFileException(Reason.TOO_NEW, "version " + version);
        }
    }

    private static String keyIdentity(String caseId) {
        return "key|" + caseId;
    }

    /**
     * What is needed to ask for the passphrase, in the clear, with a digest that tells damage from a wrong passphrase.
     *
     * @param salt hex
     * @param wrapped the data key, sealed, hex
     */
    private record KeyHeader(String caseId, KeyDerivation derivation, String salt, String wrapped) {

        byte[] encoded() {
            String text = "argon2id " + derivation.memoryKib() + " " + derivation.passes() + " " + derivation.lanes()
                    + " " + caseId + " " + salt + " " + wrapped;
            return (text + " " + digest(text)).getBytes(StandardCharsets.US_ASCII);
        }

        static Optional<KeyHeader> decode(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.US_ASCII);
            String[] parts = text.split(" ", -1);
            if (parts.length != 8
                    || !digest(text.substring(0, text.lastIndexOf(' '))).equals(parts[7])) {
                return Optional.empty();
            }
            try {
                KeyDerivation derivation = new KeyDerivation(
                        Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
                HEX.parseHex(parts[5]);
                HEX.parseHex(parts[6]);
                return Optional.of(new KeyHeader(parts[4], derivation, parts[5], parts[6]));
            } catch (IllegalArgumentException outOfBounds) {
                return Optional.empty();
            }
        }

        private static String digest(String text) {
            return DigestAlgorithm.SM3
                    .of(text.getBytes(StandardCharsets.US_ASCII))
                    .hex();
        }
    }
}
