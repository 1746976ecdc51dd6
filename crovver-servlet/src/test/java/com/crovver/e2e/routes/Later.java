package com.crovver.e2e.routes;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Goes on to another servlet later: {@code how} says when, {@code to} where to. */
@WebServlet(urlPatterns = "/later", asyncSupported = true)
public class Later extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String to = request.getParameter("to");
        AsyncContext async = request.startAsync();
        switch (request.getParameter("how")) {
            case "start" -> async.start(() -> async.dispatch(to));
            case "thread" -> new Thread(() -> async.dispatch(to)).start();
            case "timeout" -> {
                async.setTimeout(50);
                async.addListener(new GoesOn(to));
            }
            default -> async.complete();
        }
    }

    private record GoesOn(String to) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            event.getAsyncContext().dispatch(to);
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
