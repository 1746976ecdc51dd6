package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.rest.Rest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape a resource may have is guarded as the matched method, in every implementation. */
@ExtendWith(PlatformMatrix.class)
abstract class JaxRsSuite extends AppSuite {

    JaxRsSuite(Container container, JaxRs jaxRs) {
        super(container, jaxRs);
    }

    @Override
    void extend(WebApp webApp) {
        webApp.handlersOf(Rest.class.getPackage())
                .descriptor("<error-page><error-code>410</error-code><location>/api/reports</location></error-page>");
    }

    @ParameterizedTest
    @CsvSource({
        "/rest/library/books/emma, book, emma",
        "/rest/library;shelf=1/books;by=austen/emma;x=y, book, emma",
        "/rest/library/books/emma/sequel, book, emma II",
        "/rest/library/anything/emma, book, emma",
        "/rest/library/anything/emma/sequel/sequel, book, emma II II",
        "/rest/library/kind, catalogue, catalogue",
        "/second/library/books/emma, book, emma",
        "/second/library/anything/emma, book, emma",
        "/rest/waiting/suspended, suspended, resumed",
        "/rest/waiting/stage, stage, completed",
        "/rest/waiting/events, events, data: two",
        "/rest/shelf, store-list, list",
        "/rest/single, single, single",
        "/api/reports, reports, report",
        "/dispatch?how=forward&to=/rest/library/anything/emma, book, emma",
        "/dispatch?how=async&to=/rest/single, single, single",
        "/dispatch?how=forward&to=/rest/shelf, store-list, list"
    })
    void resource_runsIfEntitled_andOnlyThen(String path, String handler, String answer) {
        int before = runs(handler);

        assertThat(alice.get(path).body().replace("data:two", "data: two")).contains(answer);
        assertThat(runs(handler)).isEqualTo(before + 1);
        starter().get(path);
        assertThat(runs(handler)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/library/books/emma",
                "/rest/library/anything/emma",
                "/rest/waiting/suspended",
                "/rest/waiting/stage",
                "/rest/waiting/events",
                "/rest/shelf",
                "/rest/single",
                "/second/library/anything/emma"
            })
    void refusal_isAProblem(String path) {
        Browser.Answer answer = starter().get(path);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem().path("feature").asText()).isEqualTo("advanced_analytics");
    }

    @ParameterizedTest
    @CsvSource({
        "/rest/library/books/emma, book-written",
        "/rest/library/anything/emma, book-written",
        "/rest/library/anything/emma/sequel, book-written",
        "/rest/shelf, shelf-put",
        "/rest/waiting/charged, charged",
        "/second/library/books/emma, book-written"
    })
    void charge_isMadeOnce_andIfTheResourceRuns(String path, String handler) {
        int before = runs(handler);

        assertThat(alice.post(path).status()).isEqualTo(200);
        assertThat(runs(handler)).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
        assertThat(alice.send("OPTIONS", path).status()).isLessThan(300);
        assertThat(alice.send("DELETE", path).status()).isEqualTo(405);
        assertThat(credits()).isEqualTo(95);
        assertThat(runs(handler)).isEqualTo(before + 1);
    }

    @Test
    void overriddenMethod_isGuardedAsWhatRuns() {
        int read = runs("book");
        int written = runs("book-written");

        assertThat(alice.post("/rest/library/books/emma", "X-HTTP-Method-Override", "GET")
                        .body())
                .isEqualTo("emma");
        assertThat(credits()).isEqualTo(100);
        assertThat(alice.send("GET", "/rest/library/books/emma", "X-HTTP-Method-Override", "POST")
                        .body())
                .isEqualTo("emma written");
        assertThat(credits()).isEqualTo(95);
        assertThat(starter()
                        .post("/rest/library/books/emma", "X-HTTP-Method-Override", "GET")
                        .status())
                .isEqualTo(403);
        assertThat(runs("book")).isEqualTo(read + 1);
        assertThat(runs("book-written")).isEqualTo(written + 1);
    }

    @Test
    void asyncRunThatFailed_mayBeRepeatedWithoutACharge() {
        int before = runs("charged");

        assertThat(alice.post("/rest/waiting/charged?end=error", "Idempotency-Key", "k-1")
                        .status())
                .isEqualTo(500);
        // The run is settled after its answer has gone out.
        await().untilAsserted(() -> {
            assertThat(alice.post("/rest/waiting/charged?end=error", "Idempotency-Key", "k-1")
                            .status())
                    .isEqualTo(500);
            assertThat(runs("charged")).isEqualTo(before + 2);
        });
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void asyncRunThatIsDone_isAnswered409() {
        assertThat(alice.post("/rest/waiting/charged", "Idempotency-Key", "k-1").body())
                .startsWith("run ");

        await().untilAsserted(() -> assertThat(alice.post("/rest/waiting/charged", "Idempotency-Key", "k-1")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished"));
        assertThat(credits()).isEqualTo(95);
    }

    @Test
    void head_isGuardedAsGet() {
        int before = runs("single");

        assertThat(starter().send("HEAD", "/rest/single").status()).isEqualTo(403);
        assertThat(runs("single")).isEqualTo(before);
        assertThat(alice.send("HEAD", "/rest/single").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/preflights", "/rest/preflights/inherited", "/rest/preflights/custom"})
    void preflight_isOpen(String path) {
        crovver.clearRequests();

        assertThat(new Browser(app.uri()).send("OPTIONS", path).body()).isEqualTo("yes");
        assertThat(crovver.requests()).isEmpty();
    }

    @Test
    void cacheControl_ofTheApplicationsFilter_counts() {
        assertThat(alice.get("/rest/single").header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(alice.get("/rest/single?kept=replaced").header("Cache-Control"))
                .isEqualTo("no-store");
        Browser.Answer added = alice.get("/rest/single?kept=added");
        assertThat(added.status()).isEqualTo(200);
        assertThat(String.join(",", added.response().headers().allValues("Cache-Control"))
                        .replace(" ", ""))
                .isEqualTo("private,no-cache,no-transform");
    }

    @Test
    void errorPage_thatIsAGuardedResource_keepsTheErrorsStatus() {
        Browser carol = starter();
        int before = runs("reports");

        assertThat(carol.get("/dispatch?how=gone").status()).isEqualTo(410);
        assertThat(runs("reports")).isEqualTo(before);
    }

    @Test
    void requirementOnAGenericInterface_guardsTheResource() {
        Browser.Answer answer = starter().get("/api/reports?what=sales");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem().path("feature").asText()).isEqualTo("advanced_analytics");
    }

    @Test
    void notFoundWrongMethodOrWrongType_isFree() {
        assertThat(alice.get("/api/exports").status()).isEqualTo(405);
        assertThat(alice.post("/api/nothing").status()).isEqualTo(404);
        assertThat(alice.post("/api/exports", "Content-Type", "application/xml").status())
                .isEqualTo(415);
        assertThat(alice.post("/api/exports", "Accept", "image/png").status()).isEqualTo(406);
        assertThat(crovver.balance(tenant, "api_calls")).isEqualTo(1000);
    }

    @Test
    void refusedFeature_chargesNothing() {
        Browser carol = starter();

        assertThat(carol.post("/api/exports").status()).isEqualTo(403);
        assertThat(crovver.balance(tenant, "api_calls")).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/reports", "POST /api/exports", "GET /rest/library/anything/emma"})
    void whatCannotBeAllowed_isAnsweredAsByServlets(String request) {
        String method = request.substring(0, request.indexOf(' '));
        String path = request.substring(method.length() + 1);

        assertThat(new Browser(app.uri()).send(method, path).status()).isEqualTo(401);
        crovver.faults().failNext(2, 500);
        assertThat(alice.send(method, path).status()).isEqualTo(503);
        crovver.faults().clear();
        crovver.setStatus(tenant, "past_due");
        assertThat(alice.send(method, path).status()).isEqualTo(402);
        assertThat(crovver.balance(tenant, "api_calls")).isEqualTo(1000);
    }
}
