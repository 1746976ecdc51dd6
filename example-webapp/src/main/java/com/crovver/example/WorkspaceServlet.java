package com.crovver.example;

import com.crovver.annotation.OccupiesSeat;
import com.crovver.example.page.WorkspacePage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where a workspace's people see what was written: each of them takes a seat. */
@OccupiesSeat
@WebServlet("/workspace")
public class WorkspaceServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String workspace = Member.signedIn(request).workspace();
        Pages.send(
                new WorkspacePage(
                        Pages.frame(request, "Workspace " + workspace),
                        Draft.lines(Drafts.of(getServletContext()).in(workspace))),
                response);
    }
}
