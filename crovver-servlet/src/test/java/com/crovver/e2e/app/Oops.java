package com.crovver.e2e.app;

import com.crovver.annotation.ConsumesCredits;
import com.crovver.annotation.Unguarded;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An error page; reporting the error costs a credit, reading the page does not. */
@WebServlet("/oops")
public class Oops extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @Unguarded
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("oops");
    }

    @Override
    @ConsumesCredits(pool = "api_calls")
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        doGet(request, response);
    }
}
