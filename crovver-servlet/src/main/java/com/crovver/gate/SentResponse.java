package com.crovver.gate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;

/** A response that has been sent: headers and status are set no more, and no body may follow. */
final class SentResponse extends HttpServletResponseWrapper {

    SentResponse(HttpServletResponse sent) {
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

    /** Of Servlet 6.1, which the kit does not need. */
    @SuppressWarnings("MissingOverride")
    public void sendRedirect(String location, int status, boolean clearBuffer) {}

    @Override
    public void reset() {}

    @Override
    public void resetBuffer() {}
}
