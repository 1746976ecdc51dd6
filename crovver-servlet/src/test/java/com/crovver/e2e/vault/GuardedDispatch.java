package com.crovver.e2e.vault;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Feature;
import com.crovver.e2e.app.Dispatch;
import com.crovver.e2e.app.Runs;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Dispatches from behind its own guard. */
@Feature("vault")
@ConsumesCredits(pool = "ops")
@WebServlet(name = "guarded-dispatch", urlPatterns = "/guarded-dispatch", asyncSupported = true)
public class GuardedDispatch extends Dispatch {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Runs.count("guarded-dispatch");
        super.service(request, response);
    }
}
