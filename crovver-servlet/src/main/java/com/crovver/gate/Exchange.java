package com.crovver.gate;

import com.crovver.guard.Caller;
import com.crovver.guard.Operation;
import com.crovver.guard.Run;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One client request over all its dispatches: what has been decided and paid for it so far. It is used by one dispatch at a
 * time, as its request is, but by changing threads.
 */
public final class Exchange {

    private static final Logger LOG = System.getLogger(Exchange.class.getName());
    static final int FIRST_ERROR = 400;
    static final int FIRST_FAILURE = 500;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    // Most exchanges have one operation, and nothing to pay: these grow when they have to.
    private @Nullable Operation admitted;
    private Set<String> moreAdmitted = Set.of();
    private List<Paid> paid = List.of();
    private volatile Map<String, Verdict> verdicts = Map.of();
    private Map<String, Operation> priced = Map.of();
    private List<Outlet> outlets = List.of();
    private @Nullable HttpServletRequest innermost;
    private @Nullable HeldRequest held;
    private @Nullable Outlet outlet;
    private @Nullable Caller caller;
    private @Nullable String mintedIdentity;
    private boolean settled;
    private boolean cutOff;

    /**
     * A run that was paid for, or will be.
     *
     * @param operation name of what runs
     * @param outlet where its whole answer goes; null where that is not recorded
     */
    private record Paid(String operation, Run run, @Nullable Outlet outlet) {}

    /** An exchange for a request as the client sent it, and the response to it. */
    public Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** The request as the container handed it to the filter in front. */
    public HttpServletRequest request() {
        return request;
    }

    /** The response as the container handed it to the filter in front. */
    public HttpServletResponse response() {
        return response;
    }

    /** The request as the last gate saw it, behind every filter of the application. */
    public HttpServletRequest innermost() {
        return innermost == null ? request : innermost;
    }

    /** Says what the request looks like behind every filter of the application. */
    public void innermost(HttpServletRequest seen) {
        innermost = seen;
    }

    /** The request whose method is held back until JAX-RS is known to be guarded; null if none is. */
    public @Nullable HeldRequest held() {
        return held;
    }

    /** Says which request's method is held back. */
    public void held(@Nullable HeldRequest holding) {
        held = holding;
    }

    /** Where a JAX-RS resource method's answer goes; null where nothing can be held back or recorded. */
    public @Nullable Outlet outlet() {
        return outlet;
    }

    /** Says where a resource method's answer goes. */
    public void outlet(@Nullable Outlet taken) {
        outlet = taken;
    }

    /** Whether the operation has been allowed, and paid for, in this exchange; what was broken off is to be paid anew. */
    boolean isAdmitted(Operation operation) {
        Operation first = admitted;
        return first != null
                && (first.name().equals(operation.name()) || moreAdmitted.contains(operation.name()))
                && !(operation.charges() && wasBrokenOff(operation));
    }

    private synchronized boolean wasBrokenOff(Operation operation) {
        boolean broken = false;
        for (Paid each : paid) {
            broken = each.operation().equals(operation.name()) ? each.run().isBrokenOff() : broken;
        }
        return broken;
    }

    /** Keeps what has been decided for an operation until its gate is reached again, perhaps in another dispatch. */
    void keep(Operation operation, Verdict verdict) {
        boolean over;
        synchronized (this) {
            over = settled;
            if (!over) {
                verdicts = new HashMap<>(verdicts);
                verdicts.put(operation.name(), verdict);
            }
        }
        if (over) {
            verdict.discard();
        }
    }

    /** Whether something has been decided for an operation that its gate has not acted on yet. */
    public boolean hasVerdict(Operation operation) {
        return verdicts.containsKey(operation.name());
    }

    /** What has been decided for an operation, which is then acted on; null if nothing has, or it was acted on before. */
    @Nullable Verdict takeVerdict(Operation operation) {
        if (verdicts.isEmpty()) {
            return null;
        }
        synchronized (this) {
            Map<String, Verdict> left = new HashMap<>(verdicts);
            Verdict taken = left.remove(operation.name());
            verdicts = left;
            return taken;
        }
    }

    /** The operation may run, and costs nothing. */
    void admit(Operation operation) {
        if (admitted == null) {
            admitted = operation;
        } else {
            Set<String> more = new HashSet<>(moreAdmitted);
            more.add(operation.name());
            moreAdmitted = more;
        }
    }

    /** The operation may run, for what has been paid. */
    void admit(Operation operation, Run run, @Nullable Outlet whole) {
        admit(operation);
        boolean over;
        synchronized (this) {
            over = settled;
            paid = new ArrayList<>(paid);
            paid.add(new Paid(operation.name(), run, whole));
        }
        if (over) {
            // An error page went on to a handler after the end was announced: nobody will tell how that run ends, so it
            // is
            // owed before it begins.
            run.succeed();
            run.finish(null);
        }
    }

    @Nullable Caller caller() {
        return caller;
    }

    void caller(Caller resolved) {
        caller = resolved;
    }

    /** The identity of an exchange whose client named none; the same for all its operations. */
    synchronized String mintedIdentity() {
        if (mintedIdentity == null) {
            mintedIdentity = UUID.randomUUID().toString();
        }
        return mintedIdentity;
    }

    /** What an operation costs in this exchange: computed when first needed, and the same from then on. */
    Operation priced(Operation operation, UnaryOperator<Operation> pricing) {
        synchronized (this) {
            Operation known = priced.get(operation.name());
            if (known != null) {
                return known;
            }
        }
        Operation computed = pricing.apply(operation);
        synchronized (this) {
            priced = new HashMap<>(priced);
            priced.putIfAbsent(operation.name(), computed);
            return computed;
        }
    }

    /** Runs that are charged once they have succeeded, and have not yet ended. */
    public synchronized List<Run> owing() {
        return settled
                ? List.of()
                : paid.stream().map(Paid::run).filter(Run::owes).toList();
    }

    /**
     * The run that is charged on success from a pool: the one that began last of those under way, or else of all.
     *
     * @throws IllegalStateException if there is none
     */
    public synchronized Run owing(String pool) {
        Run ended = null;
        for (int last = paid.size() - 1; last >= 0; last--) {
            Run run = paid.get(last).run();
            if (run.owes(pool) && run.isUnderWay()) {
                return run;
            } else if (run.owes(pool) && ended == null) {
                ended = run;
            }
        }
        if (ended != null) {
            return ended;
        }
        throw new IllegalStateException("nothing that runs in this request charges pool \"" + pool
                + "\" on success: declare it with @ConsumesCredits(pool = \"" + pool + "\", charge = ON_SUCCESS)");
    }

    /** Notes an outlet that holds an answer back, until the exchange ends. */
    public synchronized void opened(Outlet holding) {
        outlets = new ArrayList<>(outlets);
        outlets.add(holding);
    }

    /**
     * The container ends the exchange because of an error, mostly since the client has gone. Asynchronous work goes on all the same,
     * and is charged as it ends: else whoever resets a stream would have it for nothing.
     */
    public synchronized void cutOff() {
        cutOff = true;
    }

    /**
     * Ends the exchange; later calls do nothing, since containers announce the end more than once.
     *
     * @param failed whether it ended in an exception or a 5xx status before anything was committed
     * @param status what was answered, if it has not failed
     */
    public void settle(boolean failed, int status) {
        // Whatever changes these replaces them.
        List<Paid> ended;
        Collection<Verdict> unused;
        List<Outlet> closed;
        boolean byError;
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
            ended = paid;
            unused = verdicts.values();
            closed = outlets;
            byError = cutOff;
            verdicts = Map.of();
        }
        if (ended.isEmpty() && unused.isEmpty() && closed.isEmpty()) {
            return;
        }
        List<Run> goingOn = new ArrayList<>();
        closed.forEach(each -> goingOn.addAll(each.close(byError)));
        unused.forEach(Verdict::discard);
        for (Paid each : ended) {
            if (!goingOn.contains(each.run())) {
                end(each.run(), each.outlet(), failed, status);
            }
        }
    }

    /**
     * Says how a run has ended.
     *
     * @param whole where its whole answer went; null where that was not recorded
     * @param failed whether its key may be repeated
     * @param status what was answered, if it has not failed
     */
    static void end(Run run, @Nullable Outlet whole, boolean failed, int status) {
        try {
            settle(run, whole, failed, status);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "How a paid run ended could not be written down; its key ends with its lease", e);
        }
    }

    private static void settle(Run run, @Nullable Outlet whole, boolean failed, int status) {
        // What was broken off was answered for by somebody else, such as the page that included it.
        if (failed || (status < FIRST_ERROR && run.isBrokenOff())) {
            run.fail();
            return;
        }
        try {
            if (status < FIRST_ERROR) {
                // Answers that were held back are owed already. These went another way, such as to the container's own
                // response.
                run.noteSuccess();
            }
        } finally {
            RecordedResponse answer = whole == null ? null : whole.recorded();
            run.finish(answer == null ? null : answer.encoded());
        }
    }
}
