package com.crovver.gate;

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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets an operation run in an exchange, or says how to refuse: caller first, then the engine. Thread-safe. */
public final class Gatekeeper {

    private static final Logger LOG = System.getLogger(Gatekeeper.class.getName());

    private final Engine engine;
    private final Questions questions;
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
        this.questions = new Questions(callers, keys, problems);
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
            Caller caller = questions.caller(exchange, view);
            if (allowsSilently(operation, caller)) {
                exchange.admit(operation);
                return Admission.Passed.PASSED;
            }
            return act(ask(questions.of(operation, caller, exchange, view)), operation, exchange, view, outlet);
        } catch (RuntimeException e) {
            return new Admission.Refused(questions.broken(operation, e));
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
        if (question instanceof Question.Open open && engine.remembers(operation, open.caller())) {
            return Optional.empty();
        } else if (question instanceof Question.Refused refused) {
            exchange.keep(operation, new Verdict.Refused(refused.refusal()));
            return Optional.empty();
        }
        return Optional.of(() -> exchange.keep(operation, askOrRefuse(question, operation)));
    }

    private Question questionOrRefusal(Operation operation, Exchange exchange, ActionView view) {
        try {
            return questions.of(operation, questions.caller(exchange, view), exchange, view);
        } catch (RuntimeException e) {
            return new Question.Refused(questions.broken(operation, e));
        }
    }

    private Verdict askOrRefuse(Question question, Operation operation) {
        try {
            return ask(question);
        } catch (RuntimeException e) {
            return new Verdict.Refused(questions.broken(operation, e));
        }
    }

    private Verdict ask(Question question) {
        if (question instanceof Question.Open open) {
            return new Verdict.Decided(engine.decide(open.operation(), open.caller(), open.action()), open.caller());
        }
        return new Verdict.Refused(((Question.Refused) question).refusal());
    }

    private Admission act(
            Verdict verdict, Operation operation, Exchange exchange, CallerView view, @Nullable Outlet outlet) {
        if (verdict instanceof Verdict.Refused refused) {
            return new Admission.Refused(refused.refusal());
        }
        Verdict.Decided decided = (Verdict.Decided) verdict;
        return decided.decision()
                .fold(
                        allowed -> passed(operation, exchange, allowed.run(), outlet),
                        refused -> {
                            tell(decided.caller(), refused);
                            return refused(refused, exchange, decided.caller(), view, outlet);
                        },
                        unknown -> {
                            logUnknown(operation, unknown);
                            return new Admission.Refused(problems.of(unknown));
                        });
    }

    /** Finds out who calls, once per exchange. */
    public Identity identify(Exchange exchange, CallerView view) {
        return questions.identity(exchange, view);
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
