package com.crovver.gate;

import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Operation;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lets an operation run in an exchange, or says how to refuse: caller first, then the engine. Thread-safe. */
public final class Gatekeeper {

    private static final Logger LOG = System.getLogger(Gatekeeper.class.getName());

    private final Engine engine;
    private final Callers callers;
    private final String keyHeader;
    private final Problems problems;
    private final Answers answers;

    /**
     * A gatekeeper.
     *
     * @param engine decides
     * @param callers tells on whose behalf a request comes
     * @param keyHeader name of the header that carries idempotency keys
     * @param problems words the answers
     * @param answers puts them into the form that a client accepts
     */
    public Gatekeeper(Engine engine, Callers callers, String keyHeader, Problems problems, Answers answers) {
        this.engine = engine;
        this.callers = callers;
        this.keyHeader = keyHeader;
        this.problems = problems;
        this.answers = answers;
    }

    /** In which form refusals are answered here. */
    public Answers answers() {
        return answers;
    }

    /**
     * Lets an operation run once per exchange: however often it is dispatched to, it is decided and paid once.
     *
     * @return how to refuse, or empty if the operation may run
     */
    public Optional<Problem> admit(Operation operation, Exchange exchange, CallerView view) {
        if (exchange.isAdmitted(operation)) {
            return Optional.empty();
        }
        try {
            return decide(operation, exchange, view);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> operation.name() + " was refused: its caller or guard is broken", e);
            return Optional.of(problems.broken());
        }
    }

    private Optional<Problem> decide(Operation operation, Exchange exchange, CallerView view) {
        Caller caller = exchange.caller();
        if (caller == null) {
            Callers.Found found = callers.find(view);
            caller = found.caller();
            if (caller == null) {
                return Optional.of(found.signedIn() ? problems.tenantMissing() : problems.callerUnknown());
            }
            exchange.caller(caller);
        }
        if (caller.user() == null && operation.requiresUser()) {
            if (!callers.tellUsers()) {
                throw new IllegalStateException("a seat is required, but crovver.user is not set");
            }
            return Optional.of(problems.callerUnknown());
        }
        Action action;
        try {
            action = action(operation, exchange, view);
        } catch (IllegalArgumentException e) {
            return Optional.of(problems.keyMalformed(String.valueOf(e.getMessage())));
        }
        return engine.decide(operation, caller, action)
                .fold(
                        allowed -> {
                            exchange.admit(operation, allowed.run());
                            return Optional.empty();
                        },
                        refused -> Optional.of(problems.of(refused)),
                        unknown -> {
                            logUnknown(operation, unknown);
                            return Optional.of(problems.of(unknown));
                        });
    }

    private Action action(Operation operation, Exchange exchange, CallerView view) {
        if (!operation.charges()) {
            return Action.minted("", "");
        }
        String fingerprint = fingerprint(exchange.request());
        Optional<String> sent = IdempotencyKey.parse(view.header(keyHeader));
        if (sent.isEmpty() && operation.requiresKey()) {
            throw new IllegalArgumentException(
                    "Send the header " + keyHeader + ", with a new key for every new action.");
        }
        return sent.map(key -> Action.named(key, fingerprint))
                .orElseGet(() -> Action.minted(exchange.mintedIdentity(), fingerprint));
    }

    /** What tells two requests apart without reading their bodies. */
    private static String fingerprint(HttpServletRequest request) {
        List<String> digests = Collections.list(request.getHeaders("Content-Digest"));
        return String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI() + "?" + request.getQueryString(),
                String.valueOf(request.getContentType()),
                Long.toString(request.getContentLengthLong()),
                String.join(",", digests));
    }

    private static void logUnknown(Operation operation, Decision.Unknown unknown) {
        LOG.log(
                Level.WARNING,
                () -> operation.name() + " was refused: " + unknown.unchecked() + " could not be checked: "
                        + describe(unknown.cause()));
    }

    /** The text of an API's error is left out: it may quote a person. */
    private static String describe(CrovverException cause) {
        return cause instanceof CrovverApiException answer
                ? "HTTP " + answer.status() + " " + answer.code().orElse("without a code")
                : String.valueOf(cause.getMessage());
    }
}
