package com.crovver.servlet;

import com.crovver.gate.Problem;
import com.crovver.gate.ProblemJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes a problem as the answer of a servlet request. */
final class ServletAnswer {

    private ServletAnswer() {}

    /** Answers with the problem and its status; an answer that is already under way is left alone. */
    static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        writeBody(problem, request, response);
    }

    /** Answers an error page's dispatch with the problem, keeping the status of the error that it was to explain. */
    static void writeKeepingStatus(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        writeBody(problem, request, response);
    }

    private static void writeBody(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] body = ProblemJson.bytes(problem);
        response.setContentLength(body.length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException e) {
            // A filter has taken the writer, which is the other of the two ways and cannot be given back.
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
    }
}
