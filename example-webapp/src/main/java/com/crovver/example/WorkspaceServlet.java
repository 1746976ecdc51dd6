package com.crovver.example;

import com.crovver.annotation.OccupiesSeat;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Where a workspace's people see what was written: each of them takes a seat. */
@OccupiesSeat
@WebServlet("/workspace")
public class WorkspaceServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Member member = Member.signedIn(request);
        List<Draft> drafts = Drafts.of(getServletContext()).in(member.workspace());
        String list = drafts.isEmpty()
                ? "<p>Nothing written yet.</p>\n"
                : drafts.stream().map(WorkspaceServlet::item).collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
        new Page("Workspace " + member.workspace(), list + "<p><a href=\"./\">Back</a></p>").send(response);
    }

    private static String item(Draft draft) {
        return "<li>%s, by %s: %s</li>\n"
                .formatted(Page.text(draft.id()), Page.text(draft.author()), Page.text(draft.opening()));
    }
}
