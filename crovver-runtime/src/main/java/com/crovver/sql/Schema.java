package com.crovver.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The tables, as plain SQL files: one for each version, which makes it of the one before. */
final class Schema {

    /** The version that this kit reads and writes. */
    static final int VERSION = 1;

    private static final String NOT_KNOWN_THERE = "42";

    private Schema() {}

    /** Everything that makes the tables in a database without any. */
    static String script(Dialect dialect) {
        StringBuilder script = new StringBuilder();
        for (int version = 1; version <= VERSION; version++) {
            script.append(file(dialect, version));
        }
        return script.toString();
    }

    /** The statements of a script. */
    static List<String> statements(String script) {
        return Arrays.stream(script.split(";\\s*\n", -1))
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    /**
     * Sees to it that the tables are of this version.
     *
     * @param create whether missing tables are made, and old ones brought up to date
     * @throws IllegalStateException if they are not, and must not be made so
     */
    static void ensure(Connection connection, Dialect dialect, boolean create) throws SQLException {
        int found = version(connection);
        if (found > VERSION) {
            throw new IllegalStateException("The tables of Crovver's kit in this database have version " + found
                    + ", made by a newer kit, and this one knows version " + VERSION
                    + ": use the newer kit here too");
        } else if (found < VERSION && !create) {
            throw new IllegalStateException("The tables of Crovver's kit are "
                    + (found == 0 ? "missing in this database" : "of version " + found)
                    + ": run what `java -cp ... com.crovver.sql.SchemaCommand " + dialect.lowerCase()
                    + "` prints, or set crovver.createSchema to true");
        } else if (found < VERSION) {
            create(connection, dialect, found);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM crovver_schema")) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NOT_KNOWN_THERE)) {
                return 0;
            }
            throw e;
        }
    }

    private static void create(Connection connection, Dialect dialect, int found) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int version = found + 1; version <= VERSION; version++) {
                for (String sql : statements(file(dialect, version))) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            // Two nodes that start at once both make the tables, and one of them comes too late.
            if (version(connection) < VERSION) {
                throw e;
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String file(Dialect dialect, int version) {
        String name = dialect.lowerCase() + "/V" + version + ".sql";
        try (InputStream file = Schema.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in the kit's jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the kit's jar", e);
        }
    }
}
