package com.crovver.example;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The exports of every workspace: made in the background, and kept for a while. Thread-safe. */
final class Exports {

    private static final String ATTRIBUTE = Exports.class.getName();
    private static final int AT_ONCE = 4;
    private static final int KEPT = 100;

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "inkwell-export");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Export> latest = new ArrayDeque<>();

    /** Opens and ends with the application; what is under way then is given up. */
    @WebListener
    public static final class Opening implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().setAttribute(ATTRIBUTE, new Exports());
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            of(event.getServletContext()).workers.shutdownNow();
        }
    }

    static Exports of(ServletContext application) {
        return (Exports) application.getAttribute(ATTRIBUTE);
    }

    /** Begins an export and returns at once. */
    Export begin(String workspace, List<Draft> drafts) {
        Export export = new Export(workspace, drafts);
        synchronized (latest) {
            latest.addFirst(export);
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
        workers.execute(export);
        return export;
    }

    Optional<Export> find(String workspace, String id) {
        synchronized (latest) {
            return latest.stream()
                    .filter(export ->
                            export.id().equals(id) && export.workspace().equals(workspace))
                    .findFirst();
        }
    }
}
