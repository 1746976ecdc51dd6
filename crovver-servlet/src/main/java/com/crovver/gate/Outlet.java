package com.crovver.gate;

import com.crovver.guard.Run;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response as a guarded handler sees it: what the handler writes can be held back until it has been charged for, or
 * recorded, and a recorded answer can take its place. It does nothing until it is told to. Used by one thread at a time, as
 * responses are.
 */
public final class Outlet extends HttpServletResponseWrapper {

    private static final Logger LOG = System.getLogger(Outlet.class.getName());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final boolean replays;
    private final Refusal refusal;
    private @Nullable ResponseRecorder recorder;
    private @Nullable RecordedResponse recorded;
    private @Nullable HeldResponse held;
    private List<Run> runs = List.of();
    /** Whether the handler has taken what a request goes on asynchronously with, and has not yet ended it. */
    private volatile boolean asyncTaken;
    /** Whether the exchange was ended under the handler, whose word still counts. */
    private volatile boolean cutOff;

    /** Gives the answer that the charge of a run could not be written down, in place of the handler's. */
    public interface Refusal {

        /**
         * Gives it as the answer to a request.
         *
         * @param identity names what was done to its client, which may be sent again as the idempotency key
         */
        void answer(HttpServletResponse response, String identity) throws IOException;
    }

    /**
     * An outlet to a response.
     *
     * @param replays whether it gives the whole answer, which may be recorded, or be given again
     * @param refusal answers in place of the handler if what it did cannot be charged
     */
    public Outlet(HttpServletRequest request, HttpServletResponse response, boolean replays, Refusal refusal) {
        super(response);
        this.request = request;
        this.response = response;
        this.replays = replays;
        this.refusal = refusal;
    }

    /** Whether a recorded answer may be given here. */
    boolean replays() {
        return replays;
    }

    /** Records from now on; what answers by parts, or may do so later, is not recorded. */
    void record() {
        if (recorder == null && !ResponseRecorder.isMultipart(request.getHeader("Content-Type"))) {
            recorder = new ResponseRecorder(response);
            setResponse(recorder);
        }
    }

    /** Holds the answer back until runs are owed that have succeeded with it. */
    public void hold(List<Run> owing) {
        if (held == null) {
            runs = owing;
            held = new HeldResponse(Barrier.before((HttpServletResponse) getResponse()), this::decide);
            setResponse(held);
        }
    }

    /** The outlet that holds back what is written to a response; null if none does. */
    public static @Nullable Outlet holding(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (wrapper instanceof Outlet outlet && outlet.holds()) {
                return outlet;
            }
            inner = wrapper.getResponse();
        }
        return null;
    }

    private HttpServletResponse decide(HttpServletResponse target, int status) throws IOException {
        if (cutOff) {
            runs.forEach(run -> Exchange.end(run, null, status >= Exchange.FIRST_FAILURE, status));
            return target;
        } else if (status >= Exchange.FIRST_ERROR) {
            runs.forEach(Run::breakOff);
            return target;
        }
        try {
            runs.forEach(Run::succeed);
            return target;
        } catch (RuntimeException e) {
            runs.forEach(Run::breakOff);
            LOG.log(
                    Level.ERROR,
                    "A run has succeeded, but its charge could not be written down: it is not answered",
                    e);
            refusal.answer(target, runs.get(0).identity());
            return new SentResponse(target);
        }
    }

    /** Runs the handler; when it has returned, and has answered, its answer leaves, and is the one that was recorded. */
    public void whileRunning(Handler handler) throws IOException, ServletException {
        // A filter further out may have gone on asynchronously, which is no matter of the handler's.
        boolean alreadyAsync = request.isAsyncStarted();
        asyncTaken = false;
        boolean returned = false;
        try {
            handler.run();
            returned = true;
        } finally {
            if (!returned && held != null && !held.hasLeft()) {
                // Whatever somebody further out makes of it.
                runs.forEach(Run::breakOff);
            }
        }
        if (!request.isAsyncStarted() || (alreadyAsync && !asyncTaken)) {
            handlerReturned();
        }
    }

    /** The handler, or what it left to go on, has taken what ends the request later. */
    void asyncTaken() {
        asyncTaken = true;
    }

    /** What answers. */
    public interface Handler {

        /** Answers. */
        void run() throws IOException, ServletException;
    }

    /** Whether the answer is held back, so that whoever ends it has to say so here. */
    boolean holds() {
        return held != null;
    }

    /** Lets the answer leave: nothing is to be added to it. */
    void complete() throws IOException {
        try {
            if (held != null) {
                held.leave();
            }
        } finally {
            asyncTaken = false;
        }
    }

    /** Hands over what has been written so far: the request is dispatched elsewhere to be answered. */
    void passOn() throws IOException {
        if (cutOff) {
            // Nothing comes after it.
            complete();
            return;
        }
        asyncTaken = false;
        if (held != null) {
            held.passOn();
        }
    }

    /**
     * The exchange has ended: whoever still believes to answer must reach nobody else's response. If somebody else has ended it while an
     * answer was held back, or was still to be written, nobody was told of a success.
     *
     * @param byError whether the container ended it, mostly because the client has gone: asynchronous work goes on all the same,
     *     and counts as it ends
     * @return the runs that go on
     */
    List<Run> close(boolean byError) {
        if (held == null) {
            return List.of();
        }
        boolean unfinished = asyncTaken && !held.hasLeft();
        if (unfinished && byError) {
            cutOff = true;
            held.abandon();
            return runs;
        }
        if (held.close() || unfinished) {
            runs.forEach(Run::breakOff);
        }
        return List.of();
    }

    private void handlerReturned() throws IOException {
        complete();
        if (recorder != null) {
            recorded = recorder.answer().orElse(null);
        }
    }

    /** What was recorded; null if nothing was, or it cannot be given again. */
    @Nullable RecordedResponse recorded() {
        return recorded;
    }

    /**
     * Answers with what was recorded for an earlier request, marked as such. Whatever is written here afterwards is thrown
     * away.
     */
    public void replay(RecordedResponse earlier) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(earlier.status());
        earlier.headers().forEach((name, value) -> {
            if (name.equals("Content-Type")) {
                response.setContentType(value);
            } else {
                response.setHeader(name, value);
            }
        });
        response.setHeader("Idempotency-Replayed", "true");
        response.setHeader("Cache-Control", "no-store");
        byte[] body = earlier.body();
        if (body.length > 0) {
            response.setContentLength(body.length);
        }
        if (body.length > 0 && !request.getMethod().equals("HEAD")) {
            write(body);
        }
        response.flushBuffer();
        setResponse(new SentResponse(response));
    }

    private void write(byte[] body) throws IOException {
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException e) {
            // A filter has taken the writer, which is the other of the two ways and cannot be given back.
            response.getWriter().write(new String(body, response.getCharacterEncoding()));
        }
    }
}
