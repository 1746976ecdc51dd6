package com.crovver.servlet;

import com.crovver.gate.Answer;
import com.crovver.gate.Answers;
import com.crovver.gate.Recipient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Writes a refusal as the answer of a servlet request. */
final class ServletAnswer {

    private ServletAnswer() {}

    /** Who the answer to a request goes to; {@code original} is the request as the client sent it. */
    static Recipient recipient(HttpServletRequest original, HttpServletRequest dispatched) {
        return Recipient.of(original, dispatched, Collections.list(dispatched.getHeaders("Accept")));
    }

    /** Answers that the application is not wired as it must be. */
    static void writeBroken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Answers.broken(recipient(request, request)), request, response);
    }

    /**
     * Writes an answer. One that is already under way is left alone, and an error page keeps the status of the error that it
     * was to explain.
     */
    static void write(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.setStatus(answer.status());
        }
        answer.headers().forEach(response::setHeader);
        Answer.varyIn(response.getHeaders("Vary")).ifPresent(vary -> response.addHeader("Vary", vary));
        response.setContentType(answer.contentType());
        writeBody(answer.body(), request.getMethod().equals("HEAD"), response);
    }

    /** Writes a page of the kit's own, in ASCII; empty for an answer that is all in its headers. */
    static void writePage(int status, String html, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        writeBody(html, request.getMethod().equals("HEAD"), response);
    }

    private static void writeBody(String body, boolean head, HttpServletResponse response) throws IOException {
        ServletOutputStream out;
        try {
            out = response.getOutputStream();
        } catch (IllegalStateException e) {
            // A filter has taken the writer, which is the other of the two ways and cannot be given back.
            response.setContentLength(body.getBytes(Charset.forName(response.getCharacterEncoding())).length);
            if (!head) {
                response.getWriter().write(body);
            }
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        response.setContentLength(bytes.length);
        if (!head) {
            out.write(bytes);
        }
    }
}
