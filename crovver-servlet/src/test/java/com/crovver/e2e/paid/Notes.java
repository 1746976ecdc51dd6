package com.crovver.e2e.paid;

import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes a note for five credits; {@code how} says what the answer is like. */
@WebServlet(urlPatterns = "/notes", asyncSupported = true)
public class Notes extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("crovver") // HEAD runs it too, and is to be charged here.
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(Log.run(), "page", response);
    }

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5)
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int run = Log.run();
        String how = String.valueOf(request.getParameter("how"));
        switch (how) {
            case "form" -> response.getWriter().print("topic " + request.getParameter("topic") + ", run " + run);
            case "stream" ->
                response.getWriter().print(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            case "async" -> {
                var async = request.startAsync();
                async.start(() -> {
                    try {
                        answer(run, "page", response);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    async.complete();
                });
            }
            case "forward" -> request.getRequestDispatcher("/view?run=" + run).forward(request, response);
            default -> answer(run, how, response);
        }
    }

    private static void answer(int run, String how, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        switch (how) {
            case "bytes" -> {
                response.setContentType("application/octet-stream");
                byte[] bytes = new byte[1000];
                Arrays.fill(bytes, (byte) (0x80 + run % 100));
                response.getOutputStream().write(bytes);
            }
            case "headers" -> {
                response.setStatus(201);
                response.setHeader("Location", "/notes/" + run);
                response.setHeader("ETag", "\"" + run + "\"");
                response.setHeader("Content-Language", "de");
                response.setHeader("Set-Cookie", "secret=" + run);
                response.setHeader("X-Other", "dropped");
                response.getWriter().print("Größe " + run);
            }
            case "redirect" -> response.sendRedirect("/notes/" + run);
            case "error" -> response.sendError(404);
            case "encoded" -> {
                response.setHeader("Content-Encoding", "x-own");
                response.getWriter().print("encoded " + run);
            }
            case "parts" -> {
                response.setContentType("multipart/mixed;boundary=x");
                response.getWriter().print("--x--");
            }
            case "large" -> response.getWriter().print("0123456789abcdef".repeat(4096) + run);
            case "largest" -> response.getOutputStream().write(new byte[64 * 1024]);
            case "flush" -> {
                response.getWriter().print("first, ");
                response.flushBuffer();
                response.getWriter().print("second " + run);
            }
            case "reset" -> {
                response.setStatus(500);
                response.getWriter().print("thrown away");
                response.reset();
                response.setContentType("text/plain");
                response.getOutputStream().print("kept " + run);
            }
            case "broken" -> {
                response.getWriter().print("half " + run);
                response.flushBuffer();
                throw new IllegalStateException("as asked, too late");
            }
            default -> response.getWriter().print("note " + run);
        }
    }
}
