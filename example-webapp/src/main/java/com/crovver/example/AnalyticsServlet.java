package com.crovver.example;

import com.crovver.annotation.Feature;
import com.crovver.example.page.AnalyticsPage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** How much a workspace writes: for plans with analytics. */
@WebServlet("/analytics")
public class AnalyticsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @Feature("advanced_analytics")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Draft> drafts =
                Drafts.of(getServletContext()).in(Member.signedIn(request).workspace());
        int words = drafts.stream().mapToInt(Draft::words).sum();
        long authors = drafts.stream().map(Draft::author).distinct().count();
        Pages.send(new AnalyticsPage(Pages.frame(request, "Analytics"), drafts.size(), words, authors), response);
    }
}
