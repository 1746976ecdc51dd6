package com.crovver.example;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.example.page.DraftPage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes the opening of a text, which costs credits. */
@WebServlet("/drafts")
public class DraftsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String topic = request.getParameter("topic");
        Draft draft = Drafts.of(getServletContext())
                .write(Member.signedIn(request), topic == null || topic.isBlank() ? "the lighthouse" : topic.strip());
        Pages.send(new DraftPage(Pages.frame(request, "Draft " + draft.id()), draft.opening()), response);
    }
}
