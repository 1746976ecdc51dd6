package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers from another thread, or in a second dispatch: {@code then} says which. */
@Feature("vault")
@ConsumesCredits(pool = "ops")
@WebServlet(name = "later", urlPatterns = "/later", asyncSupported = true)
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Later extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("later");
        if (request.getAttribute("later") != null) {
            response.getWriter().print("secret later");
            return;
        }
        request.setAttribute("later", true);
        AsyncContext async = request.startAsync(request, response);
        String then = request.getParameter("then");
        if (then == null) {
            async.start(() -> tell(async));
        } else if (then.isEmpty()) {
            async.dispatch();
        } else {
            async.dispatch(then);
        }
    }

    private static void tell(AsyncContext async) {
        try {
            async.getResponse().getWriter().print("secret later");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        async.complete();
    }
}
