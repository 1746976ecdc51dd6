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
    private final Set<String> admitted = new HashSet<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private @Nullable HttpServletRequest innermost;
    private @Nullable Caller caller;
    private @Nullable String mintedIdentity;
    private boolean settled;

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

    /** Whether the operation has been allowed, and paid for, in this exchange. */
    synchronized boolean isAdmitted(Operation operation) {
        return admitted.contains(operation.name());
    }

    /** Keeps what has been decided for an operation until its gate is reached again, perhaps in another dispatch. */
    void keep(Operation operation, Verdict verdict) {
        boolean over;
        synchronized (this) {
            over = settled;
            if (!over) {
                verdicts.put(operation.name(), verdict);
            }
        }
        if (over) {
            verdict.discard();
        }
    }

    synchronized boolean hasVerdict(Operation operation) {
        return verdicts.containsKey(operation.name());
    }

    /** What has been decided for an operation, which is then acted on; null if nothing has, or it was acted on before. */
    synchronized @Nullable Verdict takeVerdict(Operation operation) {
        return verdicts.remove(operation.name());
    }

    void admit(Operation operation, @Nullable Run run) {
        boolean over;
        synchronized (this) {
            admitted.add(operation.name());
            over = settled;
            if (run != null) {
                runs.add(run);
            }
        }
        if (over && run != null) {
            // An error page went on to a handler after the end was announced: nobody will tell how that run ends.
            run.finish(null);
        }
    }

    synchronized @Nullable Caller caller() {
        return caller;
    }

    synchronized void caller(Caller resolved) {
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
        List<Run> ended;
        List<Verdict> unused;
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
            ended = List.copyOf(runs);
            unused = List.copyOf(verdicts.values());
            verdicts.clear();
        }
        unused.forEach(Verdict::discard);
        for (Run run : ended) {
            if (failed) {
                run.fail();
            } else {
                run.finish(null);
            }
        }
    }
}
