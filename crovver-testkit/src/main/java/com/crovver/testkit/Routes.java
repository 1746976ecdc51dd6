package com.crovver.testkit;

import static com.crovver.testkit.Keys.Kind.PUBLIC;
import static com.crovver.testkit.Keys.Kind.SECRET;
import static com.crovver.testkit.Keys.Kind.SERVICE;

import com.crovver.testkit.Route.Errors;
import java.util.List;

/** The calls that the emulator answers, as the contract lists them. */
final class Routes {

    private static final List<Keys.Kind> BACKEND = List.of(SECRET, SERVICE);
    private static final List<Keys.Kind> BACKEND_OR_BROWSER = List.of(SECRET, PUBLIC);
    private static final List<Keys.Kind> ANYBODY = List.of(PUBLIC, SECRET, SERVICE);
    private static final List<Keys.Kind> BROWSER = List.of(PUBLIC);

    private Routes() {}

    static List<Route> all() {
        return List.of(
                post("/api/public/can-access", BACKEND_OR_BROWSER, Errors.OBJECT, CanAccess::byBody),
                get("/api/public/can-access", BROWSER, CanAccess::byQuery),
                get("/api/public/credits/balance", BACKEND_OR_BROWSER, new CreditsBalance()),
                post("/api/public/credits/consume", BACKEND, Errors.OBJECT, new ConsumeCredits()),
                post("/api/credits/consume", BACKEND, Errors.OBJECT, new ConsumeCredits()),
                get("/api/public/tenants/{tenantId}/addons/available", BACKEND_OR_BROWSER, new AvailableAddons()),
                post("/api/public/capacity/allocate", BACKEND, Errors.TEXT, new AllocateSeat()),
                post("/api/public/capacity/count", BACKEND, Errors.TEXT, new SeatCount()),
                get("/api/public/plans", ANYBODY, new ListPlans()),
                get("/api/public/subscriptions", BACKEND, new ListSubscriptions()));
    }

    private static Route get(String path, List<Keys.Kind> keys, Endpoint endpoint) {
        return new Route("GET", PathPattern.of(path), keys, Errors.OBJECT, endpoint);
    }

    private static Route post(String path, List<Keys.Kind> keys, Errors errors, Endpoint endpoint) {
        return new Route("POST", PathPattern.of(path), keys, errors, endpoint);
    }
}
