package com.crovver.e2e.owed;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.OutagePolicy;
import com.crovver.servlet.Crovver;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is not the same for every request: by pages, before or after; by tokens that the handler counts; in an outage. */
@WebServlet("/priced")
public class Priced extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Before. */
    @Override
    @ConsumesCredits(pool = "ai_generations", cost = PerPage.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Tally.run();
        if (request.getParameter("fail") != null) {
            response.sendError(500);
        }
    }

    /** After. */
    @Override
    @ConsumesCredits(pool = "ai_generations", cost = PerPage.class, charge = Charge.ON_SUCCESS)
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        Tally.run();
    }

    /** By tokens, which are known in the end; {@code begun} sends the answer's beginning before. */
    @Override
    @SuppressWarnings("crovver") // HEAD too.
    @ConsumesCredits(pool = "ai_generations", charge = Charge.ON_SUCCESS)
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Tally.run();
        if (request.getParameter("begun") != null) {
            response.getWriter().print("begun");
            response.flushBuffer();
        }
        String pool = request.getParameter("pool") == null ? "ai_generations" : request.getParameter("pool");
        Crovver.of(request).charge(pool, Long.parseLong(request.getParameter("tokens")));
    }

    /** Let through in an outage. */
    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5, outage = OutagePolicy.ALLOW)
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        Tally.run();
    }
}
