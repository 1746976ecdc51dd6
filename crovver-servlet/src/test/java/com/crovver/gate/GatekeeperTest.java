package com.crovver.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.guard.Engine;
import com.crovver.guard.Entitlements;
import com.crovver.guard.Operation;
import com.crovver.guard.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatekeeperTest {

    private static final Operation REPORTS = new Operation("Reports#doGet", List.of(Requirement.feature("reports")));

    private final List<String> asked = new ArrayList<>();

    @Test
    void admit_nobodySignedIn_asksEachResolverOnce() {
        try (Engine engine = Engine.builder(unused(Entitlements.class)).build()) {
            Gatekeeper gatekeeper = new Gatekeeper(
                    engine,
                    new Callers(nobody("tenant"), nobody("user")),
                    ActionKeys.parse(ActionKeys.DEFAULT, GatekeeperTest.class.getClassLoader()),
                    new Problems(Problems.DEFAULT_TYPE_BASE, Problems.DEFAULT_CHALLENGE, null),
                    new Answers("", null, null),
                    new Gatekeeper.Options(false, false, null, null));

            Admission admission = gatekeeper.admit(
                    REPORTS,
                    new Exchange(unused(HttpServletRequest.class), unused(HttpServletResponse.class)),
                    unused(ActionView.class),
                    null);

            assertThat(((Admission.Refused) admission).problem().status()).isEqualTo(401);
            assertThat(asked).containsExactly("tenant", "user");
        }
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
