package com.crovver.e2e.app;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Unguarded;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writing a draft costs credits, reading the form does not. {@code fail} says how writing goes wrong. */
@WebServlet(name = "drafts", urlPatterns = "/drafts", asyncSupported = true)
public class Drafts extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @Unguarded
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("form");
    }

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int run = Runs.count("drafts");
        String fail = String.valueOf(request.getParameter("fail"));
        switch (fail) {
            case "throw" -> throw new IllegalStateException("as asked");
            case "status" -> response.setStatus(500);
            case "sendError" -> response.sendError(503);
            case "badRequest" -> response.sendError(400);
            case "afterCommit" -> {
                response.getWriter().print("draft " + run);
                response.flushBuffer();
                throw new IllegalStateException("as asked, too late");
            }
            default -> response.getWriter().print("draft " + run);
        }
    }
}
