package com.crovver.gate;

import com.crovver.annotation.Cost;
import com.crovver.guard.Action;
import com.crovver.guard.Caller;
import com.crovver.guard.Decision;
import com.crovver.guard.Engine;
import com.crovver.guard.Operation;
import com.crovver.guard.Refusal;
import com.crovver.guard.Requirement;
import com.crovver.guard.Run;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverException;
import com.crovver.model.SubscriptionStatus;
import com.crovver.spi.ActionView;
import com.crovver.spi.BillingUsers;
import com.crovver.spi.CallerView;
import com.crovver.spi.InactiveListener;
import com.crovver.spi.MalformedKeyException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets an operation run in an exchange, or says how to refuse: caller first, then the engine. Thread-safe. */
public final class Gatekeeper {

    private static final Logger LOG = System.getLogger(Gatekeeper.class.getName());

    private final Engine engine;
    private final Callers callers;
    private final ActionKeys keys;
    private final Problems problems;
    private final Answers answers;
    private final Options options;
    private final boolean keepsDebts;

    /**
     * What is off unless configured.
     *
     * @param recordAnswers whether answers to idempotency keys are recorded, for repeats of the key
     * @param creditHeaders whether answers tell what was charged and what is left
     * @param inactive hears of callers without a live subscription; null if nobody wants to
     * @param billingUsers tells who may see payment status and prices in refusals; null if everybody may
     */
    public record Options(
            boolean recordAnswers,
            boolean creditHeaders,
            @Nullable InactiveListener inactive,
            @Nullable BillingUsers billingUsers) {}

    /**
     * A gatekeeper.
     *
     * @param engine decides
     * @param callers tells on whose behalf a request comes
     * @param keys finds idempotency keys
     * @param problems words the answers
     * @param answers puts them into the form that a client accepts
     * @param options what is off unless configured
     */
    public Gatekeeper(
            Engine engine, Callers callers, ActionKeys keys, Problems problems, Answers answers, Options options) {
        this.engine = engine;
        this.callers = callers;
        this.keys = keys;
        this.problems = problems;
        this.answers = answers;
        this.options = options;
        this.keepsDebts = engine.outbox().isPresent();
    }

    /** In which form refusals are answered here. */
    public Answers answers() {
        return answers;
    }

    /** Whether a paid operation is given an outlet, so that its answers can be recorded. */
    public boolean recordsAnswers() {
        return options.recordAnswers();
    }

    /** Whether an operation may be charged on success, so that its answers have to be held back. */
    public boolean keepsDebts() {
        return keepsDebts;
    }

    /** How to answer for a run that has succeeded, but cannot be charged. */
    public Problem chargeNotWritten(String identity) {
        return problems.chargeNotWritten(identity);
    }

    /**
     * Lets an operation run once per exchange: however often it is dispatched to, it is decided and paid once.
     *
     * @param outlet where its answer goes; null where it need not be held back, and is not recorded
     */
    public Admission admit(Operation operation, Exchange exchange, ActionView view, @Nullable Outlet outlet) {
        if (exchange.isAdmitted(operation)) {
            return Admission.Passed.PASSED;
        }
        Verdict known = exchange.takeVerdict(operation);
        try {
            if (known != null) {
                return act(known, operation, exchange, view, outlet);
            }
            Caller caller = find(exchange, view);
            if (allowsSilently(operation, caller)) {
                exchange.admit(operation);
                return Admission.Passed.PASSED;
            }
            return act(ask(question(operation, caller, exchange, view)), operation, exchange, view, outlet);
        } catch (RuntimeException e) {
            return new Admission.Refused(broken(operation, e));
        }
    }

    /** Most requests are let through from memory, so it allocates no objects. */
    private boolean allowsSilently(Operation operation, @Nullable Caller caller) {
        return caller != null
                && (caller.user() != null || !operation.requiresUser())
                && engine.allowsSilently(operation, caller);
    }

    /**
     * What has to be found out before {@link #admit} can answer without waiting. Running it may wait for Crovver and needs
     * nothing of the request, so any thread will do.
     *
     * @return empty if nothing has to be
     */
    public Optional<Runnable> toFindOut(Operation operation, Exchange exchange, ActionView view) {
        if (exchange.isAdmitted(operation) || exchange.hasVerdict(operation)) {
            return Optional.empty();
        }
        Question question = questionOrRefusal(operation, exchange, view);
        if (question.caller() == null) {
            exchange.keep(operation, Verdict.refused(Objects.requireNonNull(question.refusal())));
            return Optional.empty();
        }
        return engine.remembers(operation, question.caller())
                ? Optional.empty()
                : Optional.of(() -> exchange.keep(operation, askOrRefuse(question, operation)));
    }

    /**
     * What the engine is asked of one operation, or the refusal that stands without it.
     *
     * @param operation with what it costs in this exchange
     * @param caller null if refused
     * @param refusal null if the engine has to be asked
     */
    private record Question(
            Operation operation,
            @Nullable Caller caller,
            Action action,
            @Nullable Problem refusal) {

        static Question refused(Operation operation, Problem refusal) {
            return new Question(operation, null, Action.NONE, refusal);
        }
    }

    private Question questionOrRefusal(Operation operation, Exchange exchange, ActionView view) {
        try {
            return question(operation, find(exchange, view), exchange, view);
        } catch (RuntimeException e) {
            return Question.refused(operation, broken(operation, e));
        }
    }

    private Verdict askOrRefuse(Question question, Operation operation) {
        try {
            return ask(question);
        } catch (RuntimeException e) {
            return Verdict.refused(broken(operation, e));
        }
    }

    private Verdict ask(Question question) {
        Caller caller = question.caller();
        return caller == null
                ? Verdict.refused(Objects.requireNonNull(question.refusal()))
                : Verdict.decided(engine.decide(question.operation(), caller, question.action()), caller);
    }

    private Admission act(
            Verdict verdict, Operation operation, Exchange exchange, CallerView view, @Nullable Outlet outlet) {
        Decision decision = verdict.decision();
        if (decision == null) {
            return new Admission.Refused(Objects.requireNonNull(verdict.refusal()));
        }
        return decision.fold(
                allowed -> passed(operation, exchange, allowed.run(), outlet),
                refused -> {
                    Caller caller = Objects.requireNonNull(verdict.caller());
                    tell(caller, refused);
                    return refused(refused, exchange, caller, view, outlet);
                },
                unknown -> {
                    logUnknown(operation, unknown);
                    return new Admission.Refused(problems.of(unknown));
                });
    }

    private Problem broken(Operation operation, RuntimeException e) {
        LOG.log(Level.ERROR, () -> operation.name() + " was refused: its caller or guard is broken", e);
        return problems.broken();
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
            Caller caller = find(exchange, view);
            return new Identified(caller, caller == null ? nobody(view) : null);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request was refused: its caller cannot be told", e);
            return new Identified(null, problems.broken());
        }
    }

    private @Nullable Caller find(Exchange exchange, CallerView view) {
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

    /** How to refuse somebody of whom no tenant is known. */
    private Problem nobody(CallerView view) {
        return callers.isSignedIn(view) ? problems.tenantMissing() : problems.callerUnknown();
    }

    private Question question(Operation operation, @Nullable Caller caller, Exchange exchange, ActionView view) {
        if (caller == null) {
            return Question.refused(operation, nobody(view));
        }
        if (caller.user() == null && operation.requiresUser()) {
            if (!callers.tellUsers()) {
                throw new IllegalStateException("a seat is required, but crovver.user is not set");
            }
            return Question.refused(operation, problems.callerUnknown());
        }
        Action action;
        try {
            action = action(operation, exchange, view);
        } catch (MalformedKeyException e) {
            return Question.refused(operation, problems.keyMalformed(String.valueOf(e.getMessage())));
        }
        if (!action.chosenByClient() && operation.requiresKey()) {
            return Question.refused(operation, problems.keyMissing(keys.wanted()));
        } else if (!operation.isPriced()) {
            return new Question(operation, caller, action, null);
        }
        try {
            Operation priced = exchange.priced(operation, it -> it.priced(credits -> cost(credits, operation, view)));
            return new Question(priced, caller, action, null);
        } catch (CostException e) {
            return Question.refused(operation, e.isClients() ? problems.costMalformed() : broken(operation, e));
        }
    }

    /** What a class says that a request costs; its texts may quote the request, and are told to nobody. */
    private static long cost(Requirement.Credits credits, Operation operation, ActionView view) {
        Class<? extends Cost> type = Objects.requireNonNull(credits.cost());
        long cost;
        try {
            cost = Costs.of(type).of(view);
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

    /** Decides a requirement for the application's own code, see {@link Engine#check}. */
    public Decision check(Requirement requirement, Caller caller) {
        Decision decision = engine.check(requirement, caller);
        if (decision instanceof Decision.Refused refused) {
            tell(caller, refused);
        }
        return decision;
    }

    /** How a decision would be answered; empty if it allows. */
    public Optional<Problem> problem(Decision decision, Exchange exchange, Caller caller, CallerView view) {
        return decision.fold(
                allowed -> Optional.empty(),
                refused -> Optional.of(problem(refused, exchange, caller, view)),
                unknown -> Optional.of(problems.of(unknown)));
    }

    private Problem problem(Decision.Refused refused, Exchange exchange, Caller caller, CallerView view) {
        return problems.of(refused, exchange.request(), mayManageBilling(caller, view));
    }

    private boolean mayManageBilling(Caller caller, CallerView view) {
        BillingUsers users = options.billingUsers();
        try {
            return users == null || users.mayManage(view, caller);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    Level.ERROR,
                    "A refusal shows neither status nor prices: crovver.billingUsers is broken",
                    new TextlessException(e));
            return false;
        }
    }

    private void tell(Caller caller, Decision.Refused refused) {
        InactiveListener inactive = options.inactive();
        boolean unknownTenant = refused.reason() instanceof Refusal.TenantUnknown;
        if (inactive == null || !(unknownTenant || refused.reason() instanceof Refusal.NoLiveSubscription)) {
            return;
        }
        SubscriptionStatus status = refused.reason() instanceof Refusal.NoLiveSubscription over ? over.status() : null;
        try {
            inactive.onInactive(caller, unknownTenant ? "none" : status == null ? null : status.canonicalWord());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, () -> inactive.getClass().getName() + " failed", new TextlessException(e));
        }
    }

    private Admission passed(Operation operation, Exchange exchange, @Nullable Run run, @Nullable Outlet outlet) {
        if (run == null) {
            exchange.admit(operation);
            return Admission.Passed.PASSED;
        }
        boolean recorded = run.repeatable() && outlet != null && outlet.replays();
        if (outlet != null && recorded) {
            outlet.record();
        }
        if (outlet != null && run.owes()) {
            outlet.hold(List.of(run));
            exchange.opened(outlet);
        }
        exchange.admit(operation, run, recorded ? outlet : null);
        if (options.creditHeaders()) {
            CreditsHeader.addTo(exchange.response(), run.charges());
        }
        return Admission.Passed.PASSED;
    }

    private Admission refused(
            Decision.Refused refused, Exchange exchange, Caller caller, CallerView view, @Nullable Outlet outlet) {
        if (outlet != null
                && outlet.replays()
                && refused.reason() instanceof Refusal.ActionFinished finished
                && finished.answer() != null) {
            Optional<RecordedResponse> earlier = RecordedResponse.decoded(finished.answer());
            if (earlier.isPresent()) {
                return new Admission.Replayed(earlier.get());
            }
        }
        return new Admission.Refused(problem(refused, exchange, caller, view));
    }

    private Action action(Operation operation, Exchange exchange, ActionView view) {
        if (!operation.charges()) {
            return Action.NONE;
        }
        return keys.find(view)
                .map(found -> Action.named(found.key(), Fingerprint.of(exchange.request(), found.bytesInBody())))
                .orElseGet(() -> Action.minted(exchange.mintedIdentity(), Fingerprint.of(exchange.request(), 0)));
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
