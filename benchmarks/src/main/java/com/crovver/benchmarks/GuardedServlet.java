package com.crovver.benchmarks;

import com.crovver.annotation.Feature;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers whoever has the feature, which is remembered. */
@Feature("reports")
public class GuardedServlet extends OpenServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        super.doGet(request, response);
    }
}
