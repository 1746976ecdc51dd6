package com.crovver.e2e.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.DataSource;

/** A pool in JNDI whose connections pass the fault points that lie around the statements of the kit. */
public final class FaultyDataSource implements ObjectFactory {

    /** Made by the container. */
    public FaultyDataSource() {}

    @Override
    public Object getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl((String) ((Reference) reference).get("jdbcUrl").getContent());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(2);
        return wrapped(DataSource.class, new HikariDataSource(config), FaultyDataSource::ofDataSource);
    }

    private interface Step {
        Object call() throws Throwable;
    }

    private interface Wrapper {
        Object call(Method method, Object[] arguments, Step step) throws Throwable;
    }

    private static <T> T wrapped(Class<T> type, Object target, Wrapper wrapper) {
        InvocationHandler handler = (proxy, method, arguments) -> wrapper.call(method, arguments, () -> {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(
                Proxy.newProxyInstance(FaultyDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofDataSource(Method method, Object[] arguments, Step step) throws Throwable {
        Object result = step.call();
        return result instanceof Connection
                ? wrapped(Connection.class, result, FaultyDataSource::ofConnection)
                : result;
    }

    private static Object ofConnection(Method method, Object[] arguments, Step step) throws Throwable {
        Object result = step.call();
        return result instanceof PreparedStatement
                ? wrapped(PreparedStatement.class, result, new OfStatement((String) arguments[0]))
                : result;
    }

    /** What becomes of one statement of the kit. */
    private static final class OfStatement implements Wrapper {

        private static final int STATE = 3;

        private final String sql;
        private String state = "";

        OfStatement(String sql) {
            this.sql = sql;
        }

        @Override
        public Object call(Method method, Object[] arguments, Step step) throws Throwable {
            if (method.getName().equals("setObject") && arguments[0].equals(STATE)) {
                state = String.valueOf(arguments[1]);
            } else if (method.getName().equals("executeUpdate")) {
                before();
                Object result = step.call();
                after();
                return result;
            }
            return step.call();
        }

        private void before() {
            if (sql.startsWith("UPDATE crovver_action")) {
                (state.equals("R") ? FaultPoint.BEFORE_START : FaultPoint.BEFORE_FINISH).pass();
            } else if (sql.startsWith("DELETE FROM crovver_debt")) {
                FaultPoint.BEFORE_DELIVERED.pass();
            }
        }

        private void after() {
            if (sql.startsWith("INSERT INTO crovver_action")) {
                FaultPoint.AFTER_CLAIM.pass();
            } else if (sql.startsWith("UPDATE crovver_action")) {
                (state.equals("R") ? FaultPoint.AFTER_START : FaultPoint.AFTER_FINISH).pass();
            } else if (sql.startsWith("UPDATE crovver_debt SET lease")) {
                FaultPoint.AFTER_TAKE.pass();
            } else if (sql.startsWith("DELETE FROM crovver_debt")) {
                FaultPoint.AFTER_DELIVERED.pass();
            }
        }
    }
}
