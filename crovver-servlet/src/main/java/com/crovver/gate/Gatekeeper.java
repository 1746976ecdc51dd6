package com.crovver.gate;

import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Operation;
import com.crovver.guard.Refusal;
import com.crovver.guard.Requirement;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.SubscriptionStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets an operation run in an exchange, or says how to refuse: caller first, then the engine. Thread-safe. */
public final class Gatekeeper {

    private static final Logger LOG = System.getLogger(Gatekeeper.class.getName());

    private final Engine engine;
    private final Callers callers;
    private final String keyHeader;
    private final Problems problems;
    private final Answers answers;
    private final @Nullable InactiveListener inactive;

    /**
     * A gatekeeper.
     *
     * @param engine decides
     * @param callers tells on whose behalf a request comes
     * @param keyHeader name of the header that carries idempotency keys
     * @param problems words the answers
     * @param answers puts them into the form that a client accepts
     * @param inactive hears of callers without a live subscription; null if nobody wants to
     */
    public Gatekeeper(
            Engine engine,
            Callers callers,
            String keyHeader,
            Problems problems,
            Answers answers,
            @Nullable InactiveListener inactive) {
        this.engine = engine;
        this.callers = callers;
        this.keyHeader = keyHeader;
        this.problems = problems;
        this.answers = answers;
        this.inactive = inactive;
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
        Verdict known = exchange.takeVerdict(operation);
        Verdict verdict = known == null ? question(operation, exchange, view).get() : known;
        if (verdict.refusal() != null) {
            return Optional.of(verdict.refusal().get());
        }
        exchange.admit(operation, verdict.run());
        return Optional.empty();
    }

    /**
     * What has to be found out before {@link #admit} can answer without waiting. Running it may wait for Crovver and needs
     * nothing of the request, so any thread will do.
     *
     * @return empty if nothing has to be
     */
    public Optional<Runnable> toFindOut(Operation operation, Exchange exchange, CallerView view) {
        if (exchange.isAdmitted(operation) || exchange.hasVerdict(operation)) {
            return Optional.empty();
        }
        Supplier<Verdict> question = question(operation, exchange, view);
        if (question instanceof Question open) {
            return engine.remembers(operation, open.caller())
                    ? Optional.empty()
                    : Optional.of(() -> exchange.keep(operation, open.get()));
        }
        exchange.keep(operation, question.get());
        return Optional.empty();
    }

    /** The question to the engine, or the refusal that stands without it. */
    private Supplier<Verdict> question(Operation operation, Exchange exchange, CallerView view) {
        try {
            return callerKnown(operation, exchange, view);
        } catch (RuntimeException e) {
            Verdict broken = broken(operation, e);
            return () -> broken;
        }
    }

    /**
     * Who calls, or how to refuse somebody whom nobody knows: exactly one of them is there.
     *
     * @param caller null if not known
     * @param refusal null if known
     */
    public record Identified(
            @Nullable Caller caller, @Nullable Problem refusal) {}

    /** Finds out who calls, once per exchange. */
    public Identified identify(Exchange exchange, CallerView view) {
        try {
            return find(exchange, view);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request was refused: its caller cannot be told", e);
            return new Identified(null, problems.broken());
        }
    }

    private Identified find(Exchange exchange, CallerView view) {
        Caller known = exchange.caller();
        if (known != null) {
            return new Identified(known, null);
        }
        Callers.Found found = callers.find(view);
        if (found.caller() == null) {
            return new Identified(null, found.signedIn() ? problems.tenantMissing() : problems.callerUnknown());
        }
        exchange.caller(found.caller());
        return new Identified(found.caller(), null);
    }

    private Supplier<Verdict> callerKnown(Operation operation, Exchange exchange, CallerView view) {
        Identified identified = find(exchange, view);
        Caller caller = identified.caller();
        if (caller == null) {
            return () -> Verdict.refused(Objects.requireNonNull(identified.refusal()));
        }
        if (caller.user() == null && operation.requiresUser()) {
            if (!callers.tellUsers()) {
                throw new IllegalStateException("a seat is required, but crovver.user is not set");
            }
            return () -> Verdict.refused(problems.callerUnknown());
        }
        try {
            return new Question(operation, caller, action(operation, exchange, view), exchange);
        } catch (IllegalArgumentException e) {
            return () -> Verdict.refused(problems.keyMalformed(String.valueOf(e.getMessage())));
        }
    }

    /** Asks the engine. */
    private final class Question implements Supplier<Verdict> {

        private final Operation operation;
        private final Caller caller;
        private final Action action;
        private final Exchange exchange;

        Question(Operation operation, Caller caller, Action action, Exchange exchange) {
            this.operation = operation;
            this.caller = caller;
            this.action = action;
            this.exchange = exchange;
        }

        Caller caller() {
            return caller;
        }

        @Override
        public Verdict get() {
            try {
                return engine.decide(operation, caller, action)
                        .fold(
                                allowed -> Verdict.allowed(allowed.run()),
                                refused -> Verdict.refused(() -> {
                                    tell(caller, refused);
                                    return problems.of(refused, exchange.request());
                                }),
                                unknown -> {
                                    logUnknown(operation, unknown);
                                    return Verdict.refused(problems.of(unknown));
                                });
            } catch (RuntimeException e) {
                return broken(operation, e);
            }
        }
    }

    private Verdict broken(Operation operation, RuntimeException e) {
        LOG.log(Level.ERROR, () -> operation.name() + " was refused: its caller or guard is broken", e);
        return Verdict.refused(problems.broken());
    }

    /** Decides a requirement for the application's own code, see {@link Engine#check}. */
    public Decision check(Requirement requirement, Caller caller) {
        Decision decision = engine.check(requirement, caller);
        if (decision instanceof Decision.Refused refused) {
            tell(caller, refused);
        }
        return decision;
    }

    /** How a decision would be answered; empty if it allows. */
    public Optional<Problem> problem(Decision decision, Exchange exchange) {
        return decision.fold(
                allowed -> Optional.empty(),
                refused -> Optional.of(problems.of(refused, exchange.request())),
                unknown -> Optional.of(problems.of(unknown)));
    }

    private void tell(Caller caller, Decision.Refused refused) {
        boolean unknownTenant = refused.reason() instanceof Refusal.TenantUnknown;
        if (inactive == null || !(unknownTenant || refused.reason() instanceof Refusal.NoLiveSubscription)) {
            return;
        }
        SubscriptionStatus status = refused.reason() instanceof Refusal.NoLiveSubscription over ? over.status() : null;
        try {
            inactive.onInactive(caller, unknownTenant ? "none" : status == null ? null : status.canonicalWord());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, () -> inactive.getClass().getName() + " failed", e);
        }
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
                // As it was sent: what reads it may refuse a charset that nobody here cares about.
                String.valueOf(request.getHeader("Content-Type")),
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
