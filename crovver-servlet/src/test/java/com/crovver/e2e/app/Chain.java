package com.crovver.e2e.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/** Tells which filters a request came through, the application's first last. Unguarded. */
@WebServlet("/chain")
public class Chain extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String filters = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getMethodName().equals("doFilter"))
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith("com.crovver."))
                        .distinct()
                        .collect(Collectors.joining(" ")));
        response.getWriter().print(filters);
    }
}
