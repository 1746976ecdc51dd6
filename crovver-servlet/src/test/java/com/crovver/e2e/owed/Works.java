package com.crovver.e2e.owed;

import com.crovver.annotation.Charge;
import com.crovver.annotation.ConsumesCredits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Works for five credits, if it succeeds; {@code how} says how it ends. */
@WebServlet(urlPatterns = "/works", asyncSupported = true)
public class Works extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("crovver") // HEAD runs it too, and is to be charged here.
    @ConsumesCredits(pool = "ai_generations", amount = 5, charge = Charge.ON_SUCCESS)
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        work(request, response);
    }

    @Override
    @ConsumesCredits(pool = "ai_generations", amount = 5, charge = Charge.ON_SUCCESS)
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        work(request, response);
    }

    private static void work(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getAttribute("again") != null) {
            response.getWriter().print("again");
            return;
        }
        Tally.run();
        String how = String.valueOf(request.getParameter("how"));
        if (how.startsWith("async-")) {
            async(how, request.startAsync(), request, response);
        } else if (how.startsWith("wrapped-async-")) {
            async(how.substring("wrapped-".length()), request.startAsync(request, response), request, response);
        } else {
            sync(how, request, response);
        }
    }

    private static void sync(String how, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (how) {
            case "text" -> response.getWriter().print("text");
            case "utf8" -> {
                response.setContentType("text/plain;charset=UTF-8");
                response.getWriter().print("Größe");
            }
            case "nothing" -> {}
            case "bytes" -> response.getOutputStream().write("bytes".getBytes(StandardCharsets.US_ASCII));
            case "length" -> {
                response.setContentLength(5);
                response.getOutputStream().write("exact".getBytes(StandardCharsets.US_ASCII));
            }
            case "large" -> response.getWriter().print("0123456789abcdef".repeat(16_384));
            case "large-bytes" -> response.getOutputStream().write(new byte[300_000]);
            case "flush" -> {
                response.getWriter().print("first, ");
                response.flushBuffer();
                response.getWriter().print("second");
            }
            case "close" -> {
                response.getWriter().print("closed");
                response.getWriter().close();
                response.getWriter().print("dropped");
            }
            case "close-bytes" -> {
                response.getOutputStream().print("closed");
                response.getOutputStream().close();
            }
            case "reset" -> {
                response.setStatus(500);
                response.getWriter().print("thrown away");
                response.reset();
                response.getOutputStream().print("kept");
            }
            case "redirect" -> response.sendRedirect("/elsewhere");
            case "newer-redirect" -> redirect(response);
            case "not-modified" -> response.sendError(304);
            case "forward" -> request.getRequestDispatcher("/frame?how=text").forward(request, response);
            case "include" -> {
                response.getWriter().print("[");
                request.getRequestDispatcher("/frame?how=text").include(request, response);
                response.getWriter().print("]");
            }
            case "include-refusing" -> {
                response.getWriter().print("[");
                request.getRequestDispatcher("/frame?how=no").include(request, response);
                request.getRequestDispatcher("/frame?how=away").include(request, response);
                request.getRequestDispatcher("/frame?how=reset").include(request, response);
                response.getWriter().print("]");
            }
            case "joins-text" ->
                later(request.getAsyncContext(), () -> response.getWriter().print("later"));
            case "joins-nothing" -> request.getAsyncContext();
            case "joins-half" -> {
                request.getAsyncContext();
                response.getWriter().print("half of an answer that nobody is to see");
            }
            case "listener-fails" -> {
                AsyncContext async = request.startAsync();
                response.getOutputStream().setWriteListener(new Fails(async));
            }
            case "listener" -> writeWithoutBlocking(request.startAsync(), response);
            case "flush-throw" -> {
                response.getWriter().print("half");
                response.flushBuffer();
                throw new IllegalStateException("as asked, too late");
            }
            case "large-throw" -> {
                response.getWriter().print("0123456789abcdef".repeat(16_384));
                throw new IllegalStateException("as asked, too late");
            }
            case "throw" -> throw new IllegalStateException("as asked");
            case "text-throw" -> {
                response.getWriter().print("half of an answer that nobody is to see");
                throw new ServletException("as asked");
            }
            case "text-error" -> {
                response.getWriter().print("half of an answer that nobody is to see");
                response.sendError(409);
            }
            case "reset-error" -> {
                response.getWriter().print("half of an answer that nobody is to see");
                response.reset();
                response.setStatus(500);
            }
            case "404" -> response.setStatus(404);
            case "422" -> {
                response.setStatus(422);
                response.getWriter().print("no");
                response.flushBuffer();
            }
            case "503" -> {
                response.setStatus(503);
                response.getWriter().print("0123456789abcdef".repeat(16_384));
            }
            case "forward-error" ->
                request.getRequestDispatcher("/frame?how=404").forward(request, response);
            default -> response.sendError(400, "how?");
        }
    }

    /** Of Servlet 6.1, where the container has it. */
    private static void redirect(HttpServletResponse response) throws IOException {
        try {
            HttpServletResponse.class
                    .getMethod("sendRedirect", String.class, int.class, boolean.class)
                    .invoke(response, "/elsewhere", 302, true);
        } catch (NoSuchMethodException e) {
            response.sendRedirect("/elsewhere");
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static void writeWithoutBlocking(AsyncContext async, HttpServletResponse response) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.setWriteListener(new WriteListener() {
            private boolean written;

            @Override
            public void onWritePossible() throws IOException {
                while (out.isReady()) {
                    if (written) {
                        async.complete();
                        return;
                    }
                    out.write("without blocking".getBytes(StandardCharsets.US_ASCII));
                    written = true;
                }
            }

            @Override
            public void onError(Throwable failure) {
                async.complete();
            }
        });
    }

    /** Finds out that it cannot, once it may write. */
    private record Fails(AsyncContext async) implements WriteListener {

        @Override
        public void onWritePossible() throws IOException {
            ((HttpServletResponse) async.getResponse()).sendError(503);
            async.complete();
        }

        @Override
        public void onError(Throwable failure) {
            async.complete();
        }
    }

    private static void async(String how, AsyncContext async, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (how) {
            case "async-text" -> later(async, () -> response.getWriter().print("later"));
            case "async-own" ->
                later(async, () -> async.getResponse().getWriter().print("later"));
            case "async-raw" -> {
                AsyncContext found = async.getRequest().getAsyncContext();
                later(found, () -> found.getResponse().getWriter().print("later"));
            }
            case "async-held-200", "async-held-422" -> {
                async.addListener(new Listens());
                async.start(() -> {
                    Tally.awaitGoOn();
                    try {
                        response.setStatus(how.endsWith("422") ? 422 : 200);
                        response.getWriter().print("too late");
                        async.complete();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        Tally.end();
                    }
                });
            }
            case "async-nothing" -> later(async, () -> {});
            case "async-large" -> later(async, () -> response.getWriter().print("0123456789abcdef".repeat(16_384)));
            case "async-events" ->
                later(async, () -> {
                    response.setContentType("text/event-stream");
                    PrintWriter out = response.getWriter();
                    for (int i = 0; i < 3; i++) {
                        out.print("data: " + i + "\n\n");
                        out.flush();
                    }
                });
            case "async-now" -> {
                response.getWriter().print("now");
                async.complete();
            }
            case "async-again" -> {
                request.setAttribute("again", true);
                response.getWriter().print("once, ");
                async.dispatch();
            }
            case "async-elsewhere" -> async.dispatch("/frame?how=text");
            case "async-elsewhere-error" -> {
                response.getWriter().print("once, ");
                async.dispatch("/frame?how=404");
            }
            case "async-elsewhere-throw" -> async.dispatch("/frame?how=throw");
            case "async-500" -> later(async, () -> response.setStatus(500));
            case "async-text-error" ->
                later(async, () -> {
                    response.getWriter().print("half of an answer that nobody is to see");
                    response.reset();
                    response.setStatus(500);
                });
            case "async-timeout" -> {
                response.getWriter().print("half of an answer that nobody is to see");
                async.setTimeout(100);
            }
            case "async-timeout-said" -> {
                async.setTimeout(100);
                async.addListener(new Said());
            }
            case "async-timeout-supplied" -> {
                async.setTimeout(100);
                async.addListener(new Supplied());
            }
            case "async-flush-timeout" -> {
                async.setTimeout(100);
                response.getWriter().print("half");
                response.flushBuffer();
            }
            default -> {
                response.sendError(400, "how?");
                async.complete();
            }
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void later(AsyncContext async, Step step) {
        async.start(() -> {
            try {
                step.take();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                async.complete();
            }
        });
    }

    /** Notes that the container has ended the request. */
    private static class Listens implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {}

        @Override
        public void onComplete(AsyncEvent event) {
            Tally.end();
        }

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    /** Says that it takes longer, through the context that the event hands it. */
    private static final class Said extends Listens {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            ((HttpServletResponse) event.getAsyncContext().getResponse()).setStatus(202);
            event.getAsyncContext().getResponse().getWriter().print("it takes longer");
            event.getAsyncContext().complete();
        }
    }

    /** The same, through the request and the response that the event hands it. */
    private static final class Supplied extends Listens {

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            ((HttpServletResponse) event.getSuppliedResponse()).setStatus(202);
            event.getSuppliedResponse().getWriter().print("it takes longer");
            event.getSuppliedRequest().getAsyncContext().complete();
        }
    }
}
