package com.crovver.e2e.app;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A charged handler that answers later; {@code end} says how. */
@WebServlet(urlPatterns = "/async-drafts", asyncSupported = true)
public class AsyncDrafts extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int run = Runs.count("async-drafts");
        String end = String.valueOf(request.getParameter("end"));
        if (end.equals("redispatch") && request.getAttribute("again") != null) {
            response.getWriter().print("draft " + run);
            return;
        }
        AsyncContext async = request.startAsync();
        switch (end) {
            case "redispatch" -> {
                request.setAttribute("again", true);
                async.dispatch();
            }
            case "timeout" -> async.setTimeout(100);
            case "error" ->
                async.start(() -> {
                    response.setStatus(500);
                    async.complete();
                });
            default ->
                async.start(() -> {
                    try {
                        response.getWriter().print("draft " + run);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    async.complete();
                });
        }
    }
}
