package cn.suyuan.casefile;

import java.util.List;

/** The tables of a case file, version 1. SQLite keeps order, atomicity and recovery; everything of value is sealed. */
final class Schema {

    /** {@code SYCA}: tells a case file from any other SQLite file. */
    static final int APPLICATION_ID = 0x53594341;

    static final int VERSION = 1;

    /** Set before anything else: a killed process loses nothing that was confirmed, nobody else writes meanwhile. */
    static final List<String> PRAGMAS = List.of(
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA temp_store = MEMORY",
            "PRAGMA trusted_schema = OFF",
            "PRAGMA cell_size_check = ON");

    static final List<String> TABLES = List.of(
            "CREATE TABLE header (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
            "CREATE TABLE journal (seq INTEGER PRIMARY KEY, record BLOB NOT NULL)",
            "CREATE TABLE evidence (id INTEGER PRIMARY KEY, address BLOB NOT NULL UNIQUE, record BLOB NOT NULL)",
            "CREATE TABLE chunk (evidence INTEGER NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL,"
                    + " PRIMARY KEY (evidence, number))",
            refuse("journal", "UPDATE", ""),
            refuse("journal", "DELETE", ""),
            refuse("evidence", "UPDATE", ""),
            refuse("evidence", "DELETE", ""),
            refuse("chunk", "UPDATE", ""),
            refuse("chunk", "DELETE", " WHEN EXISTS (SELECT 1 FROM evidence WHERE id = OLD.evidence)"),
            "PRAGMA application_id = " + APPLICATION_ID,
            "PRAGMA user_version = " + VERSION);

    private Schema() {}

    private static String refuse(String table, String act, String when) {
        return "CREATE TRIGGER " + table + "_no_" + act.toLowerCase(java.util.Locale.ROOT) + " BEFORE " + act + " ON "
                + table + when + " BEGIN SELECT RAISE(ABORT, '" + table + " is append-only'); END";
    }
}
