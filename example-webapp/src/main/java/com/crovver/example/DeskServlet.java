package com.crovver.example;

import com.crovver.example.page.DeskPage;
import com.crovver.servlet.Crovver;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The front page: what one can do, what each of it needs, and what is left. Open to everybody who is signed in. */
@WebServlet("")
public class DeskServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Member> member = Member.of(request);
        if (member.isEmpty()) {
            Pages.go("/login", request, response);
            return;
        }
        Crovver crovver = Crovver.of(request);
        Holdings holdings = Holdings.of(crovver);
        Needs needs = new Needs(crovver, holdings);
        Pages.send(
                new DeskPage(
                        Pages.frame(request, "Desk"),
                        "yours".equals(request.getParameter("notice"))
                                ? "Thank you. What you bought is yours; go on where you were."
                                : null,
                        holdings.standing(crovver),
                        holdings.meters(),
                        holdings.away(),
                        needs.of(Actions.WRITE),
                        needs.of(Actions.WORKSPACE),
                        needs.of(Actions.ANALYTICS),
                        needs.of(Actions.EXPORT),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        Draft.lines(draftsOf(member.get()))),
                response);
    }

    private List<Draft> draftsOf(Member member) {
        return Drafts.of(getServletContext()).in(member.workspace()).stream()
                .filter(draft -> draft.author().equals(member.user()))
                .toList();
    }
}
