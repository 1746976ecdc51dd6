package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows PostgreSQL reads for what is done all the time, however much is owed. */
class DebtRowsTest {

    private static final int DEBTS = 20_000;
    private static final Pattern READ = Pattern.compile("actual .*rows=([\\d.]+) loops=(\\d+)");
    private static final Pattern PASSED_OVER = Pattern.compile("Rows Removed by .*: (\\d+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {20, DEBTS})
    void takingAndGivingBack_readFewRows_howeverMuchIsOwed_byHoweverMany(int tenants) throws SQLException {
        DataSource database = TestDatabase.POSTGRESQL.create(folder);
        SqlChargeStore.builder(database).build().close();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO crovver_debt (debt_key, tenant, pool, amount, operation, since, lease)"
                    + " SELECT 'debt-' || i, 'tenant-' || i % " + tenants + ", 'pool', 1, 'App#doPost', 0,"
                    + " CASE WHEN i % 100 = 0 THEN i END FROM generate_series(1, " + DEBTS + ") i");
            statement.execute("ANALYZE crovver_debt");

            assertThat(most(connection, DueDebts.LOOK, "", DueDebts.TENANTS, 1L, 2L))
                    .isLessThan(10L * Math.min(tenants, DueDebts.TENANTS));
            assertThat(most(connection, DebtRows.RELEASE, 500L)).isLessThan(10L);
        }
    }

    /** How many rows the step of a statement reads that reads most. */
    private static long most(Connection connection, String sql, Object... values) throws SQLException {
        long most = 0;
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet plan = statement.executeQuery()) {
                while (plan.next()) {
                    most = Math.max(most, rows(plan.getString(1)));
                }
            }
        }
        return most;
    }

    private static long rows(String step) {
        Matcher read = READ.matcher(step);
        Matcher passedOver = PASSED_OVER.matcher(step);
        if (read.find()) {
            return (long) (Double.parseDouble(read.group(1)) * Long.parseLong(read.group(2)));
        }
        return passedOver.find() ? Long.parseLong(passedOver.group(1)) : 0;
    }
}
