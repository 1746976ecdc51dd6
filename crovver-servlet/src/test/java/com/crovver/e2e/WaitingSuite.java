package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.Browser.Answer;
import com.crovver.e2e.app.Api;
import com.crovver.e2e.app.OddTenants;
import com.crovver.testkit.Stall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is true only where requests wait for Crovver without a thread of the container. */
abstract class WaitingSuite extends DeployingSuite {

    private static final String GATE = "com.crovver.servlet.ServletGate";

    private final Logs logs = new Logs("com.crovver");

    WaitingSuite(Container container) {
        super(container);
    }

    @AfterEach
    void closeLogs() {
        logs.close();
    }

    private Browser deploy(String tenant, Map<String, String> settings) throws Exception {
        WebApp webApp = new WebApp(folder.resolve("app"))
                .with(JaxRs.JERSEY_3_1)
                .handlersOf(Api.class.getPackage())
                .descriptor("<servlet><servlet-name>workspace</servlet-name>"
                        + "<servlet-class>com.crovver.e2e.app.Workspace</servlet-class></servlet><servlet-mapping>"
                        + "<servlet-name>workspace</servlet-name><url-pattern>/workspace</url-pattern>"
                        + "<url-pattern>/blocking</url-pattern></servlet-mapping>")
                .descriptor("<filter><filter-name>blocking</filter-name>"
                        + "<filter-class>com.crovver.e2e.app.TakesWriter</filter-class></filter><filter-mapping>"
                        + "<filter-name>blocking</filter-name><url-pattern>/blocking</url-pattern></filter-mapping>")
                .contextParam("crovver.nonBlocking", "true")
                .contextParam("crovver.budget", "30s")
                .contextParam("crovver.attemptTimeout", "30s")
                .asking(crovver)
                .contextParam("crovver.tenant", tenant)
                .contextParam("crovver.user", "session:user");
        settings.forEach(webApp::contextParam);
        app = container.deploy(webApp.build());
        return new Browser(app.uri()).loggedIn("acme", "alice");
    }

    private static List<StackTraceElement[]> stacksWith(String className) {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(className)))
                .toList();
    }

    private static List<String> threadsOfTheKit() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("crovver-waiting"))
                .toList();
    }

    @Test
    void requestThatWaits_holdsNoThreadOfTheContainer() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());
        Stall stall = crovver.faults().stallNext(1);

        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> alice.get("/analytics"));

        await().untilAsserted(() -> {
            assertThat(stacksWith("com.crovver.guard.Engine")).hasSize(1);
            assertThat(stacksWith(GATE)).isEmpty();
        });
        stall.release();
        assertThat(answer.get().body()).isEqualTo("analytics");
        assertThat(answer.get().header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void whatIsRemembered_isNotWaitedFor() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());
        alice.get("/analytics");
        crovver.clearRequests();
        Stall stall = crovver.faults().stallNext(1);

        assertThat(alice.get("/analytics").status()).isEqualTo(200);
        assertThat(crovver.requests()).isEmpty();
        stall.release();
    }

    @Test
    void formAndBody_areThereAfterTheWait() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());

        assertThat(alice.submit("/echo?a=b", "topic=cats").body()).isEqualTo("POST /echo?a=b cats 4");
        assertThat(alice.postText("/echo;p=1", "x".repeat(100_000)).body()).isEqualTo("POST /echo;p=1?null  100000");
    }

    @Test
    void caller_isResolvedInTheContainersThread() throws Exception {
        deploy(OddTenants.class.getName(), Map.of());

        assertThat(new Browser(app.uri())
                        .loggedIn("needs-the-containers-thread", "alice")
                        .get("/analytics")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void handlerThatWasPaidButNeverReached_mayBeRunWithTheSameKey() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());
        long before = crovver.balance("acme", "api_calls");

        assertThat(alice.submit("/echo", "topic=cats", "Idempotency-Key", "k-1", "X-Stop", "yes")
                        .status())
                .isEqualTo(418);
        await().untilAsserted(() -> assertThat(alice.submit("/echo", "topic=cats", "Idempotency-Key", "k-1")
                        .status())
                .isEqualTo(200));
        assertThat(crovver.balance("acme", "api_calls")).isEqualTo(before - 1);
    }

    @Test
    void servletThatIsNotAsyncSupported_isWaitedForAllTheSame() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());

        assertThat(alice.get("/workspace").status()).isEqualTo(200);
        assertThat(threadsOfTheKit()).isNotEmpty();
        assertThat(logs.text()).doesNotContain("async-supported");
    }

    @Test
    void filterThatIsNotAsyncSupported_makesRequestsWaitAsEver_andIsToldOnce() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());

        assertThat(alice.get("/blocking").status()).isEqualTo(200);
        assertThat(new Browser(app.uri())
                        .loggedIn("globex", "eve")
                        .get("/blocking")
                        .status())
                .isEqualTo(402);
        assertThat(threadsOfTheKit()).isEmpty();
        assertThat(logs.text()).containsOnlyOnce("a filter before servlet workspace is not declared async-supported");
    }

    @Test
    void asManyWaitingAsMay_isAnswered503AtOnce() throws Exception {
        Browser alice = deploy("session:workspace", Map.of("crovver.waiters", "1"));
        Stall stall = crovver.faults().stallNext(1);
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> alice.get("/analytics"));
        await().untilAsserted(() -> assertThat(threadsOfTheKit()).hasSize(1));
        await().untilAsserted(() -> assertThat(crovver.requests()).isNotEmpty());

        Answer second = new Browser(app.uri()).loggedIn("globex", "carol").submit("/echo", "topic=cats");

        assertThat(second.status()).isEqualTo(503);
        assertThat(second.header("Retry-After")).isNotNull();
        stall.release();
        assertThat(first.get().status()).isEqualTo(200);
    }

    @Test
    void undeployedWhileARequestWaits_leavesNoThread() throws Exception {
        Browser alice = deploy("session:workspace", Map.of());
        Stall stall = crovver.faults().stallNext(2);
        CompletableFuture<Integer> answer =
                CompletableFuture.supplyAsync(() -> alice.get("/analytics").status());
        await().untilAsserted(() -> assertThat(threadsOfTheKit()).hasSize(1));

        app.stop();
        app = null;

        assertThat(threadsOfTheKit()).isEmpty();
        assertThat(answer.handle((status, broken) -> broken == null ? status : 0)
                        .get())
                .isNotEqualTo(200);
        stall.release();
    }
}
