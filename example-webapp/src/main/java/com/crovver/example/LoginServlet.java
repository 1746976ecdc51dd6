package com.crovver.example;

import com.crovver.example.page.SignInPage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs in as whoever one says: an example has no passwords. The kit sends browsers here whom it does not know. */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Deployment deployment = Deployment.of(getServletContext());
        ask(
                200,
                deployment.workspace() == null && !deployment.emulated()
                        ? "Nobody can sign in: set INKWELL_WORKSPACE to the id of the workspace, as Crovver knows it."
                        : null,
                request,
                response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String workspace = request.getParameter("workspace");
        String user = request.getParameter("user");
        if (isBlank(workspace) || isBlank(user)) {
            ask(400, "Name a workspace and a user.", request, response);
        } else if (!Deployment.of(getServletContext()).has(workspace.strip())) {
            ask(400, "There is no such workspace here.", request, response);
        } else {
            new Member(workspace.strip(), user.strip()).signIn(request);
            String returnTo = Pages.ownPath(request.getParameter("return"));
            Pages.goBack(returnTo == null ? request.getContextPath() + "/" : returnTo, response);
        }
    }

    private void ask(int status, @Nullable String problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Deployment deployment = Deployment.of(getServletContext());
        String returnTo = Pages.ownPath(request.getParameter("return"));
        Pages.send(
                status,
                new SignInPage(
                        Pages.frame(request, "Sign in"),
                        problem,
                        deployment.workspace() == null && deployment.emulated() ? Cast.WORKSPACES : List.of(),
                        deployment.workspace(),
                        returnTo == null ? "" : returnTo),
                response);
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
