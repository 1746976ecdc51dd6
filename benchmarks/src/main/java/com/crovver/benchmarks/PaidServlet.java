package com.crovver.benchmarks;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks Crovver once per request, since charges are never remembered. */
public class PaidServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentLength(2);
        response.getOutputStream().print("ok");
    }
}
