package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.app.Api;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Workspaces;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One application, deployed once for all tests of a class. Each test has a tenant, and so a ledger, of its own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AppSuite {

    final CrovverEmulator crovver = CrovverEmulator.start();
    Container.Server server;
    Container.Deployed app;
    /** Of the test that runs, on the large plan. */
    String tenant;
    /** Somebody of that tenant. */
    Browser alice;

    private final Container container;
    private final JaxRs jaxRs;
    private Path webApp;
    /**
     * Asks what ran. Over connections of its own: what a JAX-RS implementation still does with a failed asynchronous answer has been
     * seen to meet the next request of the same connection.
     */
    private Browser observer;

    AppSuite(Container container, JaxRs jaxRs) {
        this.container = container;
        this.jaxRs = jaxRs;
    }

    /** What it runs on. */
    String platform() {
        return container + " " + jaxRs;
    }

    /** What a suite adds to the application. */
    void extend(WebApp webApp) {}

    @BeforeAll
    void deploy(@TempDir Path folder) throws Exception {
        Workspaces.seed(crovver);
        WebApp files = configured(folder.resolve("app"));
        extend(files);
        webApp = files.build();
        server = container.start();
        start();
    }

    /** The application with the settings that every one needs. */
    WebApp configured(Path root) {
        return new WebApp(root)
                .with(jaxRs)
                .handlersOf(Api.class.getPackage())
                .asking(crovver)
                .callersFromSession();
    }

    /** Starts the application anew, with nothing remembered. */
    void restart() throws Exception {
        app.stop();
        start();
        alice = new Browser(app.uri()).loggedIn(tenant, "alice");
    }

    /** A cold start may take longer than a request has time for. */
    private void start() throws Exception {
        app = server.deploy("", webApp);
        observer = new Browser(app.uri());
        Browser first = new Browser(app.uri()).loggedIn("acme", "alice");
        await().untilAsserted(() -> assertThat(first.get("/analytics").status()).isEqualTo(200));
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
        crovver.close();
    }

    @BeforeEach
    void freshTenant() {
        crovver.faults().clear();
        tenant = "t-" + UUID.randomUUID();
        crovver.tenant(tenant, it -> it.plan("pro").status("active").seats(5));
        alice = new Browser(app.uri()).loggedIn(tenant, "alice");
    }

    /** Somebody of a tenant on the small plan, whose two seats others hold. */
    Browser starter() {
        tenant = "s-" + UUID.randomUUID();
        crovver.tenant(
                tenant, it -> it.plan("starter").status("active").seats(2).heldBy("carol", "dave"));
        return new Browser(app.uri()).loggedIn(tenant, "eve");
    }

    long credits() {
        return crovver.balance(tenant, "ai_generations");
    }

    int runs(String handler) {
        return Integer.parseInt(observer.get("/runs?of=" + handler).body());
    }
}
