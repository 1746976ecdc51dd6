package com.crovver.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/** Everybody who hears of decisions; a listener that throws disturbs neither the request nor the others. */
final class DecisionListeners {

    private static final Logger LOG = System.getLogger(DecisionListeners.class.getName());

    private final List<DecisionListener> listeners;

    DecisionListeners(List<DecisionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Whether nobody listens, so that no event has to be made. */
    boolean isEmpty() {
        return listeners.isEmpty();
    }

    void tell(DecisionEvent event) {
        tellEach(listener -> listener.on(event));
    }

    void tellBacklog(Outbox.Backlog backlog) {
        tellEach(listener -> listener.onBacklog(backlog));
    }

    void tellDead(Outbox.DeadDebt dead) {
        tellEach(listener -> listener.onDeadDebt(dead));
    }

    private void tellEach(Consumer<DecisionListener> telling) {
        for (DecisionListener listener : listeners) {
            try {
                telling.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, () -> "Listener " + listener.getClass().getName() + " failed", e);
            }
        }
    }
}
