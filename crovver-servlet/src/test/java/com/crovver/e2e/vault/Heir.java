package com.crovver.e2e.vault;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Overrides what is guarded, and says nothing of its own. */
@WebServlet(name = "heir", urlPatterns = "/heir", asyncSupported = true)
@SuppressWarnings("crovver") // Requests that are easily sent suit an attacker.
public class Heir extends Ancestor<String> {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        super.doGet(request, response);
    }
}
