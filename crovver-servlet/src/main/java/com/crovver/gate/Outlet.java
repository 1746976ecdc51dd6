package com.crovver.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The response as a guarded handler sees it where it gives the whole answer: what the handler writes can be recorded, and a
 * recorded answer can take its place. It does nothing until it is told to. Used by one thread at a time, as responses are.
 */
public final class Outlet extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable ResponseRecorder recorder;
    private @Nullable RecordedResponse recorded;

    /** An outlet to a response. */
    public Outlet(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
        this.response = response;
    }

    /** Records from now on; what answers by parts, or may do so later, is not recorded. */
    void record() {
        if (recorder == null && !ResponseRecorder.isMultipart(request.getHeader("Content-Type"))) {
            recorder = new ResponseRecorder(response);
            setResponse(recorder);
        }
    }

    /** Says that the handler has returned: if it has answered, its answer is the one that was recorded. */
    public void handlerReturned() throws IOException {
        if (recorder != null && !request.isAsyncStarted()) {
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
        setResponse(new Discarding(response));
    }

    private void write(byte[] body) throws IOException {
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException e) {
            // A filter has taken the writer, which is the other of the two ways and cannot be given back.
            response.getWriter().write(new String(body, response.getCharacterEncoding()));
        }
    }

    /** A response that has been sent: headers and status are set no more, and no body may follow. */
    private static final class Discarding extends HttpServletResponseWrapper {

        Discarding(HttpServletResponse sent) {
            super(sent);
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                private final OutputStream nowhere = OutputStream.nullOutputStream();

                @Override
                public void write(int b) throws IOException {
                    nowhere.write(b);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException("the answer has been sent");
                }
            };
        }

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(Writer.nullWriter());
        }

        @Override
        public void sendError(int status, String message) {}

        @Override
        public void sendError(int status) {}

        @Override
        public void sendRedirect(String location) {}

        @Override
        public void reset() {}

        @Override
        public void resetBuffer() {}
    }
}
