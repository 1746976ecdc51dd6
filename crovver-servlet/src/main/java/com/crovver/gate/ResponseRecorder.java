package com.crovver.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on, and keeps a copy of the answer that can be given again. Used by one thread at a time, as responses
 * are.
 *
 * <p>Not every answer can: what was sent as an error becomes a page of the container's later, an encoded body or one of
 * several parts means nothing without headers that are not kept.
 */
final class ResponseRecorder extends HttpServletResponseWrapper {

    private static final List<String> KEPT = List.of("Content-Language", "Location", "ETag");
    private static final int PARTIAL_CONTENT = 206;

    private final AnswerCopy copy = new AnswerCopy();
    private boolean error;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    /** Encodes what goes through the writer as the container does. */
    private @Nullable Writer encoder;

    ResponseRecorder(HttpServletResponse response) {
        super(response);
    }

    /** The answer as it stands now; empty if it cannot be given again. */
    Optional<RecordedResponse> answer() throws IOException {
        if (encoder != null) {
            encoder.flush();
        }
        String type = getContentType();
        if (error
                || !copy.isWhole()
                || getStatus() == PARTIAL_CONTENT
                || getStatus() >= 500
                || getHeader("Content-Encoding") != null
                || isMultipart(type)) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (type != null) {
            headers.put("Content-Type", type);
        }
        for (String name : KEPT) {
            String value = getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return Optional.of(new RecordedResponse(getStatus(), headers, copy.bytes()));
    }

    /** Whether a body of this type has several parts. */
    static boolean isMultipart(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new CopiedStream(super.getOutputStream(), copy);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            PrintWriter target = super.getWriter();
            encoder = new OutputStreamWriter(copy, getCharacterEncoding());
            writer = new CopiedWriter(target, encoder);
        }
        return writer;
    }

    @Override
    public void reset() {
        super.reset();
        copy.reset();
        stream = null;
        writer = null;
        encoder = null;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        if (encoder != null) {
            try {
                encoder.flush();
            } catch (IOException e) {
                throw new IllegalStateException("a copy in memory cannot fail", e);
            }
        }
        copy.reset();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        error = true;
        super.sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
        error = true;
        super.sendError(status);
    }

    private static final class CopiedStream extends ServletOutputStream {

        private final ServletOutputStream target;
        private final AnswerCopy copy;

        CopiedStream(ServletOutputStream target, AnswerCopy copy) {
            this.target = target;
            this.copy = copy;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
            copy.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            target.write(from, offset, length);
            copy.write(from, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }

        @Override
        public void close() throws IOException {
            target.close();
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }

    private static final class CopiedWriter extends PrintWriter {

        private final PrintWriter target;

        CopiedWriter(PrintWriter target, Writer copy) {
            super(new Writer() {
                @Override
                public void write(char[] from, int offset, int length) throws IOException {
                    target.write(from, offset, length);
                    copy.write(from, offset, length);
                }

                @Override
                public void flush() {
                    target.flush();
                }

                @Override
                public void close() {
                    target.close();
                }
            });
            this.target = target;
        }

        /** The target swallows its exceptions, as every {@link PrintWriter} does. */
        @Override
        public boolean checkError() {
            return target.checkError() || super.checkError();
        }
    }
}
