package com.crovver.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the body of an answer back until the answer has to leave, and asks {@link Departure} first what is to leave. As nothing
 * has reached the container before, nothing can have been sent: this class, not the container, says when an answer is
 * committed. Used by one thread at a time, as responses are.
 */
final class HeldResponse extends HttpServletResponseWrapper {

    private static final int LEAST_ROOM = 1024;

    private final Departure departure;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder chars = new StringBuilder();
    private boolean left;
    private boolean abandoned;
    /** As whoever answers has set it: the container may set another one over it, in another thread. */
    private volatile int status;

    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    /** What has to be done before an answer may leave. */
    interface Departure {

        /**
         * Does it.
         *
         * @param status of the answer
         * @return what everything goes to from now on: the same response, or another if the answer was replaced
         */
        HttpServletResponse from(HttpServletResponse response, int status) throws IOException;
    }

    HeldResponse(HttpServletResponse response, Departure departure) {
        super(response);
        this.departure = departure;
        this.status = response.getStatus();
    }

    private HttpServletResponse target() {
        return (HttpServletResponse) getResponse();
    }

    /** Whether the answer has left. */
    boolean hasLeft() {
        return left;
    }

    /** Lets the answer leave as it stands; nothing is held back afterwards. */
    void leave() throws IOException {
        leave(getStatus());
    }

    private void leave(int statusThen) throws IOException {
        if (left) {
            return;
        }
        left = true;
        // If nothing can be decided, nothing leaves.
        HttpServletResponse next = null;
        try {
            next = departure.from(target(), statusThen);
        } finally {
            setResponse(next == null ? new SentResponse(target()) : next);
        }
        passOn();
    }

    /** Hands what is held to the container, which may keep it: the answer goes on elsewhere. */
    void passOn() throws IOException {
        if (bytes.size() > 0) {
            bytes.writeTo(target().getOutputStream());
        } else if (!chars.isEmpty()) {
            target().getWriter().append(chars);
        }
        forgetBody();
    }

    /** Sends nothing more; whether something that was written is thereby lost. */
    boolean close() {
        if (left) {
            return false;
        }
        boolean lost = bytes.size() > 0 || !chars.isEmpty();
        left = true;
        forgetBody();
        setResponse(new SentResponse(target()));
        return lost;
    }

    /**
     * Nobody is answered any more, while whoever answers goes on: from now on all is as it was, except that nothing reaches the
     * container's response.
     */
    void abandon() {
        abandoned = true;
        setResponse(new SentResponse(target(), status));
    }

    private void forgetBody() {
        bytes.reset();
        chars.setLength(0);
    }

    private boolean fits(int more) {
        return bytes.size() + chars.length() + more < Math.max(getBufferSize(), LEAST_ROOM);
    }

    @Override
    public boolean isCommitted() {
        return left || (!abandoned && super.isCommitted());
    }

    @Override
    public void setStatus(int newStatus) {
        super.setStatus(newStatus);
        status = super.getStatus();
    }

    @Override
    public void flushBuffer() throws IOException {
        leave();
        super.flushBuffer();
    }

    @Override
    public void reset() {
        if (!mayStartOver()) {
            return;
        }
        super.reset();
        status = super.getStatus();
        forgetBody();
        stream = null;
        writer = null;
    }

    @Override
    public void resetBuffer() {
        if (!mayStartOver()) {
            return;
        }
        super.resetBuffer();
        forgetBody();
    }

    /**
     * Whether the page that answers is including another one, which may add to the body and do nothing else. Tomcat puts what
     * sees to that behind us instead of in front; it shows by taking no status.
     */
    private boolean isIncluded() {
        int status = target().getStatus();
        target().setStatus(status == SC_OK ? SC_ACCEPTED : SC_OK);
        boolean taken = target().getStatus() != status;
        target().setStatus(status);
        return !taken && !target().isCommitted();
    }

    /** Whether another answer may take the place of what is held: not from within a page that is included. */
    private boolean mayStartOver() {
        if (left) {
            throw new IllegalStateException("the answer has been committed");
        }
        return !isIncluded();
    }

    @Override
    public void setBufferSize(int size) {
        if (left || bytes.size() > 0 || !chars.isEmpty()) {
            throw new IllegalStateException("the answer has been begun");
        }
        super.setBufferSize(size);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (!mayStartOver()) {
            return;
        }
        forgetBody();
        leave(status);
        target().sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
        if (!mayStartOver()) {
            return;
        }
        forgetBody();
        leave(status);
        target().sendError(status);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!mayStartOver()) {
            return;
        }
        forgetBody();
        leave(HttpServletResponse.SC_FOUND);
        target().sendRedirect(location);
    }

    /** Of Servlet 6.1, which the kit does not need: it would go past this class. */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (!mayStartOver()) {
            return;
        }
        if (clearBuffer) {
            forgetBody();
        }
        leave(status);
        NewerRedirect.send(target(), location, status, clearBuffer);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            // The container refuses now, as it would without us, if the writer has been taken.
            super.getOutputStream();
            stream = new HeldStream();
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            // The container settles the encoding now, as it would without us.
            super.getWriter();
            writer = new CheckedWriter();
        }
        return writer;
    }

    private final class HeldStream extends ServletOutputStream {

        private boolean listened;

        private ServletOutputStream sent() throws IOException {
            return target().getOutputStream();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (!left && !listened && fits(length)) {
                bytes.write(from, offset, length);
            } else {
                leave();
                sent().write(from, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            leave();
            sent().flush();
        }

        @Override
        public void close() throws IOException {
            leave();
            sent().close();
        }

        @Override
        public boolean isReady() {
            try {
                return !(left || listened) || sent().isReady();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * Whoever writes without blocking has to be told by the container when to, so nothing more can be held back; but the
         * answer does not leave before its first byte.
         */
        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                if (bytes.size() > 0) {
                    leave();
                }
                listened = true;
                sent().setWriteListener(listener);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class HeldWriter extends Writer {

        private PrintWriter sent() throws IOException {
            return target().getWriter();
        }

        @Override
        public void write(char[] from, int offset, int length) throws IOException {
            if (!left && fits(length)) {
                chars.append(from, offset, length);
            } else {
                leave();
                sent().write(from, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            leave();
            sent().flush();
        }

        @Override
        public void close() throws IOException {
            leave();
            sent().close();
        }
    }

    /** Tells of failures that the container's writer swallows, as every {@link PrintWriter} does. */
    private final class CheckedWriter extends PrintWriter {

        CheckedWriter() {
            super(new HeldWriter());
        }

        @Override
        public boolean checkError() {
            try {
                return super.checkError() || target().getWriter().checkError();
            } catch (IOException e) {
                return true;
            }
        }
    }
}
