package com.crovver.example;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The drafts of every workspace, as long as the application runs. Thread-safe. */
final class Drafts {

    private static final String ATTRIBUTE = Drafts.class.getName();

    private static final List<String> OPENINGS = List.of(
            "Nobody in town had expected %s to matter before breakfast.",
            "It began, as most things did that year, with %s.",
            "There are three ways to tell the story of %s, and all of them start in the rain.",
            "The letter said only two words about %s, and one of them was wrong.");

    private final Map<String, List<Draft>> byWorkspace = new ConcurrentHashMap<>();

    /** Puts an empty collection into the application when it starts. */
    @WebListener
    public static final class Opening implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().setAttribute(ATTRIBUTE, new Drafts());
        }
    }

    static Drafts of(ServletContext application) {
        return (Drafts) application.getAttribute(ATTRIBUTE);
    }

    Draft write(Member author, String topic) {
        List<Draft> drafts = byWorkspace.computeIfAbsent(author.workspace(), workspace -> new CopyOnWriteArrayList<>());
        synchronized (drafts) {
            int number = drafts.size() + 1;
            String opening = OPENINGS.get(number % OPENINGS.size()).formatted(topic);
            Draft draft = new Draft(author.workspace() + "-" + number, author.user(), opening);
            drafts.add(draft);
            return draft;
        }
    }

    List<Draft> in(String workspace) {
        return List.copyOf(byWorkspace.getOrDefault(workspace, List.of()));
    }
}
