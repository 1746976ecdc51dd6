package com.crovver.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** A database whose disk is full, or that brings back no answer to a commit, while it is told so. */
final class FaultyDatabase {

    private static final String DISK_FULL = "53100";
    private static final String CONNECTION_LOST = "08006";

    private final DataSource database;

    /** Whether nothing can be written, though everything can be read. */
    volatile boolean full;
    /** Whether transactions are committed without an answer. */
    volatile boolean losingCommits;

    FaultyDatabase(DataSource database) {
        this.database = database;
    }

    DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = invoke(database, method.getName(), method, arguments);
            return result instanceof Connection connection ? faulty(connection) : result;
        });
    }

    private Connection faulty(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method.getName(), method, arguments);
            if (method.getName().equals("commit") && losingCommits) {
                throw new SQLException("the connection is lost", CONNECTION_LOST);
            }
            return result instanceof PreparedStatement statement ? faulty(statement) : result;
        });
    }

    private PreparedStatement faulty(PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (proxy, method, arguments) -> invoke(statement, method.getName(), method, arguments));
    }

    private Object invoke(Object target, String name, Method method, Object[] arguments) throws Throwable {
        if (full && Set.of("executeUpdate", "commit").contains(name)) {
            throw new SQLException("the disk is full", DISK_FULL);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FaultyDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
