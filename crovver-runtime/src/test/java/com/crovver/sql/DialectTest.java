package com.crovver.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that cannot do what is asked of them are refused before anything is written to them. */
class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "H2, 2.1.214 (2022-06-13), 2.2.220",
        "H2, 2.2.219, 2.2.220",
        "H2, unknown, 2.2.220",
        "PostgreSQL, 11.22 (Debian 11.22-0+deb10u2), 12"
    })
    void tooOldDatabase_isRefused_withTheVersionThatWillDo(String product, String version, String oldest) {
        assertThatThrownBy(() -> Dialect.of(connection(product, version)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(product + " " + version)
                .hasMessageContaining("use version " + oldest);
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 2.2.220 (2023-07-04), H2",
        "H2, 2.3.232 (2024-08-11), H2",
        "PostgreSQL, 12.0, POSTGRESQL",
        "PostgreSQL, 17beta1, POSTGRESQL"
    })
    void newEnoughDatabase_isKnown(String product, String version, Dialect dialect) throws SQLException {
        assertThat(Dialect.of(connection(product, version))).isEqualTo(dialect);
    }

    @ParameterizedTest
    @CsvSource({"H2, 2.4.240 (2025-09-22), false", "H2, 2.5.252 (2026-09-20), true", "POSTGRESQL, 17.5, false"})
    void versionThatIsKnownToBeBroken_isNamedWithOneThatIsNot(Dialect dialect, String version, boolean broken) {
        assertThat(dialect.defect(version)
                        .filter(text -> text.contains(version) && text.contains("Use 2.4.240"))
                        .isPresent())
                .isEqualTo(broken);
    }

    private static Connection connection(String product, String version) {
        DatabaseMetaData database = proxy(
                DatabaseMetaData.class,
                (proxy, method, arguments) -> method.getName().equals("getDatabaseProductName") ? product : version);
        return proxy(Connection.class, (proxy, method, arguments) -> database);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(DialectTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
