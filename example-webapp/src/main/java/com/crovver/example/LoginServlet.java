package com.crovver.example;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Signs in as whoever one says: an example has no passwords. */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String workspace = request.getParameter("workspace");
        String user = request.getParameter("user");
        if (isBlank(workspace) || isBlank(user)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            new Page("Who are you?", "<p>Name a workspace and a user to <a href=\"./\">sign in</a>.</p>")
                    .send(response);
            return;
        }
        new Member(workspace.strip(), user.strip()).signIn(request);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/");
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
