package com.crovver.e2e.vault;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open, and longer than the guarded prefix that it lies under. */
@WebServlet(
        name = "leaf",
        urlPatterns = {"/tree/open/*", "/tree/leaf"},
        asyncSupported = true)
public class Leaf extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("open leaf");
    }
}
