package com.crovver.e2e.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** What the handlers did, in a table of their own: a row for each time. */
final class Journal {

    private Journal() {}

    @SuppressWarnings("BanJNDI") // The name is a constant.
    static Connection connect() throws SQLException {
        try {
            return ((DataSource) new InitialContext().lookup("java:comp/env/jdbc/app")).getConnection();
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Connection connection, String action) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO journal (action) VALUES (?)")) {
            insert.setString(1, action);
            insert.executeUpdate();
        }
    }

    /** H2 keeps commits in memory for half a second unless it is told not to; whoever logs what he did has to. */
    static void keep(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        }
    }
}
