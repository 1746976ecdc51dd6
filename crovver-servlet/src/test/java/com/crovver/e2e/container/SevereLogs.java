package com.crovver.e2e.container;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Tomcat tells only its log why a deployment failed. What is heard is what the deploying thread says. */
final class SevereLogs extends Handler implements AutoCloseable {

    private final Logger catalina = Logger.getLogger("org.apache.catalina");
    private final Thread deploying = Thread.currentThread();
    private final Set<String> messages = Collections.synchronizedSet(new LinkedHashSet<>());

    SevereLogs() {
        catalina.addHandler(this);
    }

    String messages() {
        return String.join("\n", messages);
    }

    @Override
    public void publish(LogRecord record) {
        if (Thread.currentThread() != deploying) {
            return;
        }
        for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
            messages.add(String.valueOf(thrown.getMessage()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        catalina.removeHandler(this);
    }
}
