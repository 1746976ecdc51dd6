package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.app.Api;
import com.crovver.testkit.CrovverEmulator;
import com.crovver.testkit.Stall;
import com.crovver.testkit.Workspaces;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that goes leaves nothing behind, even while calls of its are in flight. */
abstract class UndeploySuite {

    /** Each of them is deployed or reloaded, used, and gone while a call is in flight. */
    private static final int CYCLES = 20;
    /** On newer JDKs, in soft references to how the last record was compared. */
    private static final int KEPT_BY_THE_JDK = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Container container;
    private final CrovverEmulator crovver = CrovverEmulator.start();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Container.Server server;
    private Path webApp;

    UndeploySuite(Container container) {
        this.container = container;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Workspaces.seed(crovver);
        webApp = new WebApp(folder.resolve("app"))
                .handlersOf(Api.class.getPackage())
                .asking(crovver)
                .callersFromSession()
                .contextParam("crovver.checkKeys", "log")
                // Jetty holds an application until the time-outs of its sessions have passed, with the kit or without.
                .descriptor("<session-config><session-timeout>-1</session-timeout></session-config>")
                .contextParam("crovver.outbox", "memory")
                .build();
        server = container.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        clients.shutdownNow();
        crovver.close();
    }

    @Test
    void undeployed_withCallsInFlight_leavesNoClassLoaderAndNoThread() throws Exception {
        int threads = threads().size();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

        for (int i = 0; loaders.size() < CYCLES; i++) {
            loaders.addAll(cycle(i % 2 == 0));
        }

        displaceRecords();

        await().atMost(PATIENCE).untilAsserted(() -> {
            System.gc();
            assertThat(threads()).as("threads that are left").hasSizeLessThanOrEqualTo(threads);
            assertThat(loaders.stream().filter(loader -> loader.get() != null).count())
                    .as("class loaders that are left")
                    .isLessThanOrEqualTo(KEPT_BY_THE_JDK);
        });
    }

    /**
     * JDK 17 keeps how the components of the last record were compared, hashed and told, each by itself, and with them the class
     * loaders of records of three applications at most. Here those of this one take their places.
     */
    private static void displaceRecords() {
        record Part(List<String> names) {}
        record Whole(String name, Part part) {}
        Whole whole = new Whole("a", new Part(List.of("b")));
        assertThat(whole)
                .isEqualTo(new Whole("a", new Part(List.of("b"))))
                .hasToString("Whole[name=a, part=Part[names=[b]]]");
        assertThat(whole.hashCode()).isEqualTo(new Whole("a", new Part(List.of("b"))).hashCode());
    }

    /** Deploys, uses every kind of guard, reloads if asked to, and undeploys while a guard waits for Crovver. */
    private List<WeakReference<ClassLoader>> cycle(boolean reload) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        Container.Deployed app = server.deploy("", webApp);
        loaders.add(new WeakReference<>(app.classLoader()));
        use(app);
        if (reload) {
            inFlight(app, app::reload);
            loaders.add(new WeakReference<>(app.classLoader()));
            use(app);
        }
        inFlight(app, app::stop);
        return loaders;
    }

    private static void use(Container.Deployed app) {
        Browser alice = new Browser(app.uri()).loggedIn("acme", "alice");
        assertThat(alice.get("/analytics").status()).isIn(200, 503);
        assertThat(alice.post("/drafts", "Idempotency-Key", "\"again\"").status())
                .isIn(200, 402, 409, 503);
        assertThat(alice.post("/async-drafts").status()).isIn(200, 402, 503);
    }

    private interface Step {
        void take() throws Exception;
    }

    /** Takes the step while a request of the application waits for an answer of Crovver. */
    private void inFlight(Container.Deployed app, Step step) throws Exception {
        Browser frank = new Browser(app.uri()).loggedIn("hooli", "frank");
        crovver.clearRequests();
        Stall stall = crovver.faults().stallNext(2);
        CompletableFuture<?> request = CompletableFuture.runAsync(() -> frank.tryPost("/drafts"), clients);
        await().until(() -> !crovver.requests().isEmpty());
        step.take();
        stall.release();
        crovver.faults().clear();
        request.join();
    }

    /** The live threads that the kit starts, and those of HTTP clients, which the browsers here have too until collected. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("crovver-") || name.startsWith("HttpClient-"))
                .filter(name -> !name.startsWith("crovver-emulator"))
                .toList();
    }
}
