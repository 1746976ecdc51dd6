package com.crovver.example;

import com.crovver.annotation.Feature;
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
        new Page(
                        "Analytics",
                        "<p>Drafts: %d. Words: %d. Authors: %d.</p>\n<p><a href=\"./\">Back</a></p>"
                                .formatted(drafts.size(), words, authors))
                .send(response);
    }
}
