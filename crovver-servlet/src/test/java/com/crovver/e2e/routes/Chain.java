package com.crovver.e2e.routes;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Tells which filters stand before an unguarded servlet. */
@WebServlet("/chain")
public class Chain extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> filters = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getMethodName().equals("doFilter"))
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith("com.crovver."))
                        .toList());
        response.getWriter().print(String.join("\n", filters));
    }
}
