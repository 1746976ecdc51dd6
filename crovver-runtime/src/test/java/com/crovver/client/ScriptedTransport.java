package com.crovver.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A transport of another make: answers from a script, the last entry for ever, and keeps what it was given. */
final class ScriptedTransport implements Transport {

    /** One step of the script. */
    @FunctionalInterface
    interface Step {
        Response answer() throws IOException, InterruptedException;
    }

    final List<Request> sent = new ArrayList<>();
    private final Deque<Step> steps;

    ScriptedTransport(Step... steps) {
        this.steps = new ArrayDeque<>(List.of(steps));
    }

    static Step status(int status, String... headers) {
        return () -> Answers.response(status, "{\"success\":false}", headers);
    }

    static Step data(String data) {
        return () -> Answers.response(200, "{\"success\":true,\"data\":" + data + "}");
    }

    static Step lost() {
        return () -> {
            throw new IOException("reset");
        };
    }

    @Override
    public Response send(Request request) throws IOException, InterruptedException {
        sent.add(request);
        return (steps.size() > 1 ? steps.remove() : steps.element()).answer();
    }
}
