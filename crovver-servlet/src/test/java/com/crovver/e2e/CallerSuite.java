package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.crovver.e2e.app.Api;
import com.crovver.e2e.app.OddTenants;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** P7: who pays is decided by the server, and a doubt about it refuses. */
abstract class CallerSuite extends DeployingSuite {

    private final Logs logs = new Logs("com.crovver");

    CallerSuite(Container container) {
        super(container);
    }

    @AfterEach
    void closeLogs() {
        logs.close();
    }

    private void deploy(String tenant, String user) throws Exception {
        app = container.deploy(new WebApp(folder.resolve("app"))
                .with(JaxRs.JERSEY_3_1)
                .handlersOf(Api.class.getPackage())
                .servlet("workspace", "com.crovver.e2e.app.Workspace", "/workspace")
                .asking(crovver)
                .contextParam("crovver.tenant", tenant)
                .contextParam("crovver.user", user)
                .build());
        crovver.clearRequests();
    }

    @Test
    void resolverThatBreaksOrAnswersNonsense_refuses_asksNothing_andLogsNobody() throws Exception {
        deploy(OddTenants.class.getName(), "session:user");

        for (String odd : List.of("throws", "lacks-a-class", "blank", "long", "control", "half", "parent")) {
            Browser alice = new Browser(app.uri()).loggedIn(odd, "alice");
            for (String path : List.of("/analytics", "/api/reports")) {
                Browser.Answer answer = alice.get(path);
                assertThat(answer.status()).as(odd + " " + path).isEqualTo(500);
                assertThat(answer.body()).doesNotContain("alice").doesNotContain("OddTenants");
            }
        }
        assertThat(crovver.requests()).isEmpty();
        assertThat(logs.text())
                .contains("Analytics#doGet was refused")
                .contains("Reports#tell")
                .doesNotContain("alice@example.com")
                .doesNotContain("xxx");
    }

    @Test
    void resolverThatAnswers_isBelieved() throws Exception {
        deploy(OddTenants.class.getName(), "session:user");

        assertThat(new Browser(app.uri())
                        .loggedIn("acme", "alice")
                        .get("/analytics")
                        .status())
                .isEqualTo(200);
        assertThat(new Browser(app.uri()).get("/analytics").status()).isEqualTo(401);
    }

    @Test
    void header_isBelieved_andWarnedAbout() throws Exception {
        deploy("header:X-Workspace", "header:X-User");
        Browser gateway = new Browser(app.uri());

        for (String path : new String[] {"/analytics", "/api/reports"}) {
            assertThat(gateway.send("GET", path, "X-Workspace", "acme").status())
                    .isEqualTo(200);
            assertThat(gateway.send("GET", path, "x-workspace", "globex").status())
                    .isEqualTo(403);
            assertThat(gateway.send("GET", path).status()).isEqualTo(401);
            assertThat(gateway.send("GET", path, "X-Workspace", "").status()).isEqualTo(401);
        }
        assertThat(logs.text()).contains("crovver.tenant is read from a header").contains("crovver.user is read from");
    }

    @Test
    void headerWithMoreThanOneValue_refuses() throws Exception {
        deploy("header:X-Workspace", "header:X-User");
        Browser gateway = new Browser(app.uri());
        crovver.clearRequests();

        for (String path : new String[] {"/analytics", "/api/reports"}) {
            assertThat(gateway.send("GET", path, "X-Workspace", "acme", "X-Workspace", "acme")
                            .status())
                    .isEqualTo(500);
            assertThat(gateway.send("GET", path, "X-Workspace", "acme", "x-workspace", "globex")
                            .status())
                    .isEqualTo(500);
            assertThat(gateway.send("GET", path, "X-Workspace", "acme, globex").status())
                    .isEqualTo(500);
            assertThat(gateway.send("GET", path, "X-Workspace", "acme", "X-User", "alice", "X-User", "bob")
                            .status())
                    .isEqualTo(500);
        }
        assertThat(crovver.requests()).isEmpty();
        assertThat(logs.text()).contains("X-Workspace").doesNotContain("globex").doesNotContain("bob");
    }
}
