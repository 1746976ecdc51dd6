package com.crovver.sql;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.postgresql.ds.PGSimpleDataSource;

/** The faults of networks, before each database server. */
class DatabaseFaultsTest {

    @Nested
    class H2Server extends DatabaseFaultsSuite {

        private Server server;

        @Override
        Relay startServer(Path folder) throws Exception {
            server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
                    .start();
            return new Relay(server.getPort());
        }

        @Override
        DataSource through(Relay relay) {
            JdbcDataSource source = new JdbcDataSource();
            source.setUrl(
                    "jdbc:h2:tcp://127.0.0.1:" + relay.port() + "/charges;DB_CLOSE_DELAY=-1;TRACE_LEVEL_SYSTEM_OUT=0");
            return source;
        }

        @AfterEach
        void stopServer() {
            server.stop();
        }
    }

    @Nested
    class Postgresql extends DatabaseFaultsSuite {

        private final String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');

        @Override
        Relay startServer(Path folder) throws Exception {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(TestDatabase.postgresql());
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
            }
            return new Relay(URI.create(TestDatabase.postgresql().substring("jdbc:".length()))
                    .getPort());
        }

        @Override
        DataSource through(Relay relay) throws SQLException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(TestDatabase.postgresql());
            source.setPortNumbers(new int[] {relay.port()});
            source.setCurrentSchema(schema);
            return source;
        }
    }
}
