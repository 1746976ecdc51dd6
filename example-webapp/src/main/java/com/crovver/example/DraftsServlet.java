package com.crovver.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Unguarded;
import com.crovver.example.page.DraftPage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;

/** Writes the opening of a text, which costs credits, and shows what was written. */
@WebServlet("/drafts")
public class DraftsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String topic = request.getParameter("topic");
        Draft draft = Drafts.of(getServletContext())
                .write(Member.signedIn(request), topic == null || topic.isBlank() ? "the lighthouse" : topic.strip());
        // A page of its own, so that to load it again writes nothing.
        Pages.go("/drafts?id=" + URLEncoder.encode(draft.id(), UTF_8), request, response);
    }

    /** Free to whoever is signed in: it was paid for when it was written. */
    @Override
    @Unguarded
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Member> member = Member.of(request);
        if (member.isEmpty()) {
            Pages.signIn("/", request, response);
            return;
        }
        Optional<Draft> draft = Drafts.of(getServletContext()).in(member.get().workspace()).stream()
                .filter(each -> each.id().equals(request.getParameter("id")))
                .findFirst();
        if (draft.isEmpty()) {
            Pages.say(404, "No such draft", "The workspace has none of that name.", request, response);
            return;
        }
        Pages.send(
                new DraftPage(
                        Pages.frame(request, "Draft " + draft.get().id()),
                        draft.get().opening()),
                response);
    }
}
