package com.crovver.e2e.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** Signs in as whoever one says. Unguarded. */
@WebServlet("/login")
public class Login extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        set(session, "workspace", request.getParameter("workspace"));
        set(session, "user", request.getParameter("user"));
    }

    private static void set(HttpSession session, String name, String value) {
        if (value != null) {
            session.setAttribute(name, value);
        }
    }
}
