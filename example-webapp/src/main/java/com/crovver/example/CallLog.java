package com.crovver.example;

import com.crovver.example.page.BackstagePage.Call;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Keeps what the kit's client logs of its latest calls, for the page behind the scenes: which call, how it was answered, after
 * how long, at which attempt. Thread-safe.
 */
final class CallLog extends Handler {

    /** Held here, since the platform forgets loggers that nobody holds, and their levels with them. */
    private static final Logger CLIENT = Logger.getLogger("com.crovver.client");

    private static final Latest<Call> CALLS = new Latest<>();

    /** Listens while an Inkwell runs that has the page behind the scenes. */
    @WebListener
    public static final class Opening implements ServletContextListener {

        private final CallLog log = new CallLog();

        @Override
        public void contextInitialized(ServletContextEvent event) {
            if (event.getServletContext().getAttribute(Controls.class.getName()) != null) {
                CLIENT.setLevel(Level.FINE);
                CLIENT.addHandler(log);
            }
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            CLIENT.removeHandler(log);
        }
    }

    private final SimpleFormatter formatter = new SimpleFormatter();

    private CallLog() {
        setLevel(Level.FINE);
    }

    /** Latest first. */
    static List<Call> latest(int most) {
        return CALLS.stream().limit(most).toList();
    }

    @Override
    public void publish(LogRecord call) {
        LocalTime time = LocalTime.ofInstant(call.getInstant(), ZoneId.systemDefault());
        CALLS.add(new Call(time.truncatedTo(ChronoUnit.SECONDS).toString(), formatter.formatMessage(call)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
