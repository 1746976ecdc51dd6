package com.crovver.e2e.app;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A charged handler that says what it was asked: by form field, or by the length of the body. */
@WebServlet(urlPatterns = "/echo", asyncSupported = true)
public class Echo extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @ConsumesCredits(pool = "api_calls")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runs.count("echo");
        String topic = request.getParameter("topic");
        int length = topic == null ? request.getInputStream().readAllBytes().length : topic.length();
        response.getWriter()
                .print(request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + " "
                        + (topic == null ? "" : topic) + " " + length);
    }
}
