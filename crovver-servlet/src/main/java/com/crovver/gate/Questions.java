package com.crovver.gate;

import com.crovver.annotation.Cost;
import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.spi.ActionView;
import com.crovver.spi.CallerView;
import com.crovver.spi.MalformedKeyException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from a request what the engine has to know: who calls, which action is wanted, and what it costs. Thread-safe. */
final class Questions {

    private static final Logger LOG = System.getLogger(Questions.class.getName());

    private final Callers callers;
    private final ActionKeys keys;
    private final Problems problems;

    Questions(Callers callers, ActionKeys keys, Problems problems) {
        this.callers = callers;
        this.keys = keys;
        this.problems = problems;
    }

    /**
     * Who calls, found out once per exchange.
     *
     * @return null if no tenant is known
     * @throws UnusableCallerException if it cannot be told
     */
    @Nullable Caller caller(Exchange exchange, CallerView view) {
        Caller known = exchange.caller();
        if (known != null) {
            return known;
        }
        Caller found = callers.find(view);
        if (found != null && (found.user() != null || !callers.tellUsers())) {
            // Who asks early, in a filter, may not see the user yet whom JAX-RS will know.
            exchange.caller(found);
        }
        return found;
    }

    /** Who calls, or how to refuse. */
    Identity identity(Exchange exchange, CallerView view) {
        try {
            Caller caller = caller(exchange, view);
            return caller == null ? new Identity.Unknown(nobody(view)) : new Identity.Known(caller);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request was refused: its caller cannot be told", e);
            return new Identity.Unknown(problems.broken());
        }
    }

    /** How to refuse somebody of whom no tenant is known. */
    private Problem nobody(CallerView view) {
        return callers.isSignedIn(view) ? problems.tenantMissing() : problems.callerUnknown();
    }

    /**
     * What to ask of an operation.
     *
     * @param caller null if not known
     */
    Question of(Operation operation, @Nullable Caller caller, Exchange exchange, ActionView view) {
        if (caller == null) {
            return new Question.Refused(nobody(view));
        }
        if (caller.user() == null && operation.requiresUser()) {
            if (!callers.tellUsers()) {
                throw new IllegalStateException("a seat is required, but crovver.user is not set");
            }
            return new Question.Refused(problems.callerUnknown());
        }
        Action action;
        try {
            action = action(operation, exchange, view);
        } catch (MalformedKeyException e) {
            return new Question.Refused(problems.keyMalformed(String.valueOf(e.getMessage())));
        }
        if (!action.chosenByClient() && operation.requiresKey()) {
            return new Question.Refused(problems.keyMissing(keys.wanted()));
        }
        try {
            Operation priced = operation.isPriced()
                    ? exchange.priced(operation, it -> it.priced(credits -> cost(credits, operation, view)))
                    : operation;
            return new Question.Open(priced, caller, action);
        } catch (CostException e) {
            return new Question.Refused(e.isClients() ? problems.costMalformed() : broken(operation, e));
        }
    }

    /** How to refuse what the application's own code kept from being decided. */
    Problem broken(Operation operation, RuntimeException e) {
        LOG.log(Level.ERROR, () -> operation.name() + " was refused: its caller or guard is broken", e);
        return problems.broken();
    }

    private Action action(Operation operation, Exchange exchange, ActionView view) {
        if (!operation.charges()) {
            return Action.NONE;
        }
        return keys.find(view)
                .map(found -> Action.named(found.key(), Fingerprint.of(exchange.request(), found.bytesInBody())))
                .orElseGet(() -> Action.minted(exchange.mintedIdentity(), Fingerprint.of(exchange.request(), 0)));
    }

    /** What a class says that a request costs; its texts may quote the request, and are told to nobody. */
    private static long cost(Requirement.Credits credits, Operation operation, ActionView view) {
        Class<? extends Cost> type = Objects.requireNonNull(credits.cost());
        Cost pricing = Costs.of(type);
        long cost;
        try {
            cost = pricing.of(view);
        } catch (IllegalArgumentException e) {
            throw new CostException(type.getName() + " finds no cost in the request", true, null);
        } catch (RuntimeException | LinkageError e) {
            throw new CostException(
                    type.getName() + " threw " + e.getClass().getName(), false, new TextlessException(e));
        }
        if (cost < 1) {
            throw new CostException(
                    type.getName() + " says that a run of " + operation.name() + " costs " + cost
                            + " credits; it must be at least 1",
                    false,
                    null);
        }
        return cost;
    }
}
