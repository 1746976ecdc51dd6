package com.crovver.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;

/** One call to the database, and what it is answered. Run by one thread, awaited by another. */
final class Call<T> implements Runnable {

    private static final int ATTEMPTS = 3;

    private final Work<T> work;
    private final Connections connections;
    private final Availability availability;
    private final Amends amends;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    Call(Work<T> work, Connections connections, Availability availability, Amends amends) {
        this.work = work;
        this.connections = connections;
        this.availability = availability;
        this.amends = amends;
    }

    Work<T> work() {
        return work;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    /** It never began. */
    void drop() {
        if (work.isOwed()) {
            amends.add(work);
        }
    }

    @Override
    public void run() {
        if (availability.isLeftAlone()) {
            answer.completeExceptionally(new SQLTransientConnectionException(
                    "the database failed a moment ago and is left alone for " + Rest.LENGTH.toSeconds() + " s"));
        }
        boolean begun = false;
        boolean done = false;
        for (int attempt = 1; attempt <= ATTEMPTS && !answer.isDone(); attempt++) {
            try (Connection connection = connections.take()) {
                if (!answer.isDone()) {
                    begun = true;
                    connections.use(connection, this::finish);
                    done = true;
                }
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    fail(e);
                }
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        }
        if (!done && (begun || work.isOwed())) {
            amends.add(work);
        }
    }

    /** The database is left alone by the time that anybody is told. */
    private void fail(SQLException e) {
        if (!answer.isDone() && !Failures.isOfTheData(e)) {
            availability.noteFailure();
        }
        answer.completeExceptionally(e);
    }

    private void finish(Session session) throws SQLException {
        amends.make(session);
        T result = work.on(session);
        availability.noteAnswer();
        if (!answer.complete(result)) {
            work.amend(session);
        }
    }
}
