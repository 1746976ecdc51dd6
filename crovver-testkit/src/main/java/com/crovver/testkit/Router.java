package com.crovver.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the call that a request means, checks its key, and carries it out. Thread-safe. */
final class Router {

    private static final System.Logger LOG = System.getLogger(Router.class.getName());

    private final World world;
    private final Keys keys;
    private final List<Route> routes;

    Router(World world, Keys keys, List<Route> routes) {
        this.world = world;
        this.keys = keys;
        this.routes = List.copyOf(routes);
    }

    Reply answer(Incoming request) {
        List<Route> ofThisPath = routes.stream()
                .filter(route -> route.path().match(request.path()).isPresent())
                .toList();
        if (ofThisPath.isEmpty()) {
            return Reply.error(404, "NOT_FOUND", "Crovver has no such path");
        }
        Optional<Route> meant = ofThisPath.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst();
        if (meant.isEmpty()) {
            String allowed = ofThisPath.stream().map(Route::method).collect(Collectors.joining(", "));
            return Reply.error(405, "METHOD_NOT_ALLOWED", "Use " + allowed).with("Allow", allowed);
        }
        try {
            return carryOut(meant.get(), request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The emulator failed on " + request.method() + " " + request.path(), e);
            return Reply.error(500, "INTERNAL_ERROR", "Something broke");
        }
    }

    private Reply carryOut(Route route, Incoming request) {
        Keys.Kind key;
        try {
            key = keys.check(route.keys(), request);
        } catch (Refusal refusal) {
            return world.choices().reshape(Draft.of(route.operation(), refusal, ErrorShape.OBJECT));
        }
        try {
            Map<String, String> variables = route.path().match(request.path()).orElseThrow();
            Call call = Call.of(request, variables, key);
            Answer answer = world.atomically(locked -> route.endpoint().answer(call, locked));
            return world.choices().reshape(Draft.of(route.operation(), answer));
        } catch (Refusal refusal) {
            return world.choices().reshape(Draft.of(route.operation(), refusal, route.errors()));
        }
    }
}
