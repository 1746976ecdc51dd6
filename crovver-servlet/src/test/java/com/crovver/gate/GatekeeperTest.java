package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.Caller;
import com.crovver.guard.Engine;
import com.crovver.guard.Entitlements;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import com.crovver.spi.ActionIdResolver;
import com.crovver.spi.ActionView;
import com.crovver.spi.CallerIdResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatekeeperTest {

    private static final Operation REPORTS = new Operation("Reports#doGet", List.of(Requirement.feature("reports")));

    private final List<String> asked = new ArrayList<>();

    @Test
    void admit_nobodySignedIn_asksEachResolverOnce() {
        try (Engine engine = Engine.builder(unused(Entitlements.class)).build()) {
            Gatekeeper gatekeeper = gatekeeper(engine, new Callers(nobody("tenant"), nobody("user")));

            Admission admission = gatekeeper.admit(
                    REPORTS,
                    new Exchange(unused(HttpServletRequest.class), unused(HttpServletResponse.class)),
                    unused(ActionView.class),
                    null);

            assertThat(((Admission.Refused) admission).problem().status()).isEqualTo(401);
            assertThat(asked).containsExactly("tenant", "user");
        }
    }

    /** A filter may ask before JAX-RS knows who is signed in. */
    @Test
    void identify_userWhoIsKnownLater_isFoundThen() {
        try (Engine engine = Engine.builder(unused(Entitlements.class)).build()) {
            List<String> users = new ArrayList<>(Arrays.asList(null, "alice"));
            Gatekeeper gatekeeper = gatekeeper(engine, new Callers(view -> "acme", view -> users.remove(0)));
            Exchange exchange = new Exchange(unused(HttpServletRequest.class), unused(HttpServletResponse.class));

            Identity early = gatekeeper.identify(exchange, unused(ActionView.class));
            Identity later = gatekeeper.identify(exchange, unused(ActionView.class));
            Identity last = gatekeeper.identify(exchange, unused(ActionView.class));

            assertThat(early).isEqualTo(new Identity.Known(new Caller("acme", null)));
            assertThat(later)
                    .isEqualTo(new Identity.Known(new Caller("acme", "alice")))
                    .isEqualTo(last);
            assertThat(users).isEmpty();
        }
    }

    private static Gatekeeper gatekeeper(Engine engine, Callers callers) {
        return new Gatekeeper(
                engine,
                callers,
                ActionKeys.parse(ActionKeys.DEFAULT, name -> unused(ActionIdResolver.class)),
                new Problems(Problems.DEFAULT_TYPE_BASE, Problems.DEFAULT_CHALLENGE, null),
                new Answers("", null, null),
                new Gatekeeper.Options(false, false, null, null));
    }

    private CallerIdResolver nobody(String what) {
        return view -> {
            asked.add(what);
            return null;
        };
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    throw new AssertionError("asked for " + method.getName());
                }));
    }
}
