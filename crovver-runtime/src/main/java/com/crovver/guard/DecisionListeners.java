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

    /** Keeps what a listener threw, and where, but not its text, which may quote a person. */
    private static final class ListenerException extends Exception {

        private static final long serialVersionUID = 1L;

        ListenerException(DecisionListener listener, Throwable thrown) {
            super(listener.getClass().getName() + " threw " + thrown.getClass().getName());
            setStackTrace(thrown.getStackTrace());
        }
    }

    private void tellEach(Consumer<DecisionListener> telling) {
        for (DecisionListener listener : listeners) {
            try {
                telling.accept(listener);
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                // Whatever it throws: credits may just have been taken, and the request has to go on with them.
                LOG.log(Level.WARNING, "A listener failed", new ListenerException(listener, e));
            }
        }
    }
}
