package com.crovver.sql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that tests run on. PostgreSQL is where {@code CROVVER_TEST_POSTGRES} says, as a JDBC URL. */
enum TestDatabase {
    H2_IN_MEMORY {
        @Override
        DataSource create(Path folder) {
            return h2("mem:" + UUID.randomUUID());
        }
    },
    H2_IN_A_FILE {
        @Override
        DataSource create(Path folder) {
            return h2("file:" + folder.resolve(UUID.randomUUID().toString()));
        }
    },
    POSTGRESQL {
        @Override
        DataSource create(Path folder) throws SQLException {
            String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(postgresql());
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
            }
            source.setCurrentSchema(schema);
            return source;
        }
    };

    private static final String REQUIRED = "CROVVER_TEST_REQUIRED";
    private static final String URL = "CROVVER_TEST_POSTGRES";

    /** A new database without tables; the folder is for its files. */
    abstract DataSource create(Path folder) throws SQLException;

    /** Where PostgreSQL is; skips the test if there is none, unless the environment demands it. */
    static String postgresql() {
        String url = System.getenv(URL);
        if (url == null && String.valueOf(System.getenv(REQUIRED)).contains("postgres")) {
            throw new AssertionError(REQUIRED + " demands PostgreSQL, but " + URL + " does not say where it is");
        }
        assumeTrue(
                url != null, URL + " is not set, such as to jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres");
        return url;
    }

    private static DataSource h2(String where) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:" + where + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}
