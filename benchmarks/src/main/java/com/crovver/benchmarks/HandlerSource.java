package com.crovver.benchmarks;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A servlet with two operations and some work in each. */
final class HandlerSource extends SimpleJavaFileObject {

    private final int number;

    HandlerSource(int number) {
        super(URI.create("memory:///app/Handler" + number + ".java"), Kind.SOURCE);
        this.number = number;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return """
                package app;

                import com.crovver.annotation.ConsumesCredits;
                import com.crovver.annotation.Feature;
                import jakarta.servlet.http.HttpServlet;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import java.io.IOException;
                import java.util.ArrayList;
                import java.util.List;
                import java.util.stream.Collectors;

                @Feature("feature_%1$d")
                public class Handler%1$d extends HttpServlet {
                    private static final long serialVersionUID = 1L;
                    private final transient List<String> lines = new ArrayList<>();

                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        String wanted = request.getParameter("wanted");
                        List<String> found = lines.stream()
                                .filter(line -> wanted == null || line.contains(wanted))
                                .map(String::strip)
                                .sorted()
                                .collect(Collectors.toList());
                        for (String line : found) {
                            response.getWriter().println(escaped(line));
                        }
                    }

                    @Override
                    @ConsumesCredits(pool = "pool_%1$d", amount = 5)
                    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        String text = request.getParameter("text");
                        if (text == null || text.isBlank()) {
                            response.setStatus(400);
                            return;
                        }
                        lines.add(text.strip());
                        response.setStatus(201);
                        response.setHeader("Location", request.getRequestURI() + "/" + lines.size());
                    }

                    private static String escaped(String line) {
                        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                    }
                }
                """.formatted(number);
    }
}
