package cn.suyuan.casefile;

import cn.suyuan.casefile.CaseFileException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The one connection to the file, used by one thread at a time, and its failures in the words of this room. */
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 1500;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database connect(Path file) throws CaseFileException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enableLoadExtension(false);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            Database database = new Database(connection);
            try {
                for (String pragma : Schema.PRAGMAS) {
                    database.run(pragma);
                }
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    void run(String sql, Object... values) throws SQLException {
        if (values.length == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return;
        }
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        }
    }

    /** A copy of the whole database as of now. */
    void copyTo(Path file) throws SQLException {
        synchronized (this) {
            connection.commit();
            connection.setAutoCommit(true);
            try (PreparedStatement statement =
                    prepared("VACUUM INTO ?", file.toAbsolutePath().toString())) {
                statement.executeUpdate();
            } finally {
                connection.setAutoCommit(false);
            }
        }
    }

    /** The first column of the first row, as bytes. */
    Optional<byte[]> bytes(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
        }
    }

    /** The first column of the first row, as a whole number; 0 where there is none. */
    long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Calls back for each row. */
    void each(String sql, Row row, Object... values) throws SQLException, CaseFileException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.accept(rows);
            }
        }
    }

    /** A row of a result. */
    @FunctionalInterface
    interface Row {
        void accept(ResultSet row) throws SQLException, CaseFileException;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() throws CaseFileException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static final List<SQLiteErrorCode> HELD =
            List.of(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED, SQLiteErrorCode.SQLITE_BUSY_RECOVERY);

    static CaseFileException failure(SQLException e) {
        return new CaseFileException(reason(e), String.valueOf(e.getMessage()), e);
    }

    private static Reason reason(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return Reason.NOT_ACCESSIBLE;
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        if (HELD.contains(code)) {
            return Reason.IN_USE;
        }
        // Extended result codes carry the primary one in the low byte.
        return switch (code.code & 0xff) {
            case 26 -> Reason.NOT_A_CASE; // SQLITE_NOTADB
            case 11, 1, 20 -> Reason.DAMAGED; // SQLITE_CORRUPT, a table that is not there, a type that does not fit
            case 13 -> Reason.DISK_FULL; // SQLITE_FULL
            case 5, 6 -> Reason.IN_USE;
            default -> Reason.NOT_ACCESSIBLE;
        };
    }
}
