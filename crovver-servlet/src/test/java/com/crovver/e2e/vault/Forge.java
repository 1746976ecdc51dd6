package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Three operations with a charge each; {@code fail} says with which status to go wrong, 0 for an exception. */
@Feature("vault")
@WebServlet(name = "forge", urlPatterns = "/forge", asyncSupported = true)
public class Forge extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ops")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        forge(request, response);
    }

    @Override
    @ConsumesCredits(pool = "ops", amount = 7)
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        forge(request, response);
    }

    @Override
    @ConsumesCredits(pool = "metal")
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        forge(request, response);
    }

    private static void forge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("forge");
        String fail = request.getParameter("fail");
        if ("0".equals(fail)) {
            throw new IllegalStateException("as asked");
        } else if (fail != null) {
            response.setStatus(Integer.parseInt(fail));
        }
        response.getWriter().print("secret forge");
    }
}
