package com.crovver.sql;

import org.junit.jupiter.api.Nested;

/** The contract in each database, with a pool and without. */
class SqlChargeStoreTest {

    @Nested
    class H2InMemory extends SqlChargeStoreSuite {
        H2InMemory() {
            super(TestDatabase.H2_IN_MEMORY, false);
        }
    }

    @Nested
    class H2InAFileWithAPool extends SqlChargeStoreSuite {
        H2InAFileWithAPool() {
            super(TestDatabase.H2_IN_A_FILE, true);
        }
    }

    @Nested
    class PostgresqlWithAPool extends SqlChargeStoreSuite {
        PostgresqlWithAPool() {
            super(TestDatabase.POSTGRESQL, true);
        }
    }
}
