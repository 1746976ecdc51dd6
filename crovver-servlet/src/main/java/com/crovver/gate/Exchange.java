package com.crovver.gate;

import com.crovver.guard.Caller;
import com.crovver.guard.Operation;
import com.crovver.guard.Run;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One client request over all its dispatches: what has been decided and paid for it so far. It is used by one dispatch at a
 * time, as its request is, but by changing threads.
 */
public final class Exchange {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    // Most exchanges have one operation, and nothing to pay: these grow when they have to.
    private @Nullable Operation admitted;
    private Set<String> moreAdmitted = Set.of();
    private List<Paid> paid = List.of();
    private volatile Map<String, Verdict> verdicts = Map.of();
    private @Nullable HttpServletRequest innermost;
    private @Nullable Outlet outlet;
    private @Nullable Caller caller;
    private @Nullable String mintedIdentity;
    private boolean settled;

    /**
     * A run that was paid for.
     *
     * @param outlet where its whole answer goes; null where that is not recorded
     */
    private record Paid(Run run, @Nullable Outlet outlet) {}

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

    /** Where a JAX-RS resource method's whole answer goes; null where it is but a part of one, or nothing is recorded. */
    public @Nullable Outlet outlet() {
        return outlet;
    }

    /** Says where a resource method's whole answer goes. */
    public void outlet(@Nullable Outlet whole) {
        outlet = whole;
    }

    /** Whether the operation has been allowed, and paid for, in this exchange. */
    boolean isAdmitted(Operation operation) {
        Operation first = admitted;
        return first != null && (first.name().equals(operation.name()) || moreAdmitted.contains(operation.name()));
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
            paid.add(new Paid(run, whole));
        }
        if (over) {
            // An error page went on to a handler after the end was announced: nobody will tell how that run ends.
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

    /**
     * Ends the exchange; later calls do nothing, since containers announce the end more than once.
     *
     * @param failed whether it ended in an exception or a 5xx status before anything was committed
     */
    public void settle(boolean failed) {
        List<Paid> ended;
        List<Verdict> unused;
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
            ended = List.copyOf(paid);
            unused = List.copyOf(verdicts.values());
            verdicts = Map.of();
        }
        unused.forEach(Verdict::discard);
        for (Paid each : ended) {
            if (failed) {
                each.run().fail();
            } else {
                RecordedResponse answer =
                        each.outlet() == null ? null : each.outlet().recorded();
                each.run().finish(answer == null ? null : answer.encoded());
            }
        }
    }
}
