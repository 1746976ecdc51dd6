package com.crovver.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.crovver.e2e.routes.Guarded;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a servlet is mapped, and however a request gets to it, it is guarded; in one web application and in several. */
abstract class RoutesSuite extends AppSuite {

    private static final String GUARDED = Guarded.class.getName();

    RoutesSuite(Container container) {
        super(container, JaxRs.JERSEY_3_1);
    }

    @Override
    void extend(WebApp webApp) {
        webApp.handlersOf(Guarded.class.getPackage())
                .servlet("exact", GUARDED, "/exact")
                .servlet("prefix", GUARDED, "/prefix/*")
                .servlet("extension", GUARDED, "*.guarded")
                .servlet("unmapped", GUARDED, "/unmapped")
                .descriptor("<servlet><servlet-name>page</servlet-name><jsp-file>/page.jsp</jsp-file>"
                        + "<async-supported>true</async-supported></servlet>"
                        + "<servlet-mapping><servlet-name>page</servlet-name><url-pattern>/page</url-pattern>"
                        + "</servlet-mapping>")
                .descriptor("<welcome-file-list><welcome-file>index.guarded</welcome-file></welcome-file-list>")
                .file("docs/index.guarded", "welcome")
                .file("page.jsp", "<%@page session=\"false\"%><%= \"page\" %>:<jsp:include page=\"/exact\"/>");
    }

    /** One more application in the same container, in which the guarded servlet is the default one. */
    @BeforeAll
    void deployAnother(@TempDir Path folder) throws Exception {
        WebApp another = configured(folder.resolve("another"))
                .handlersOf(Guarded.class.getPackage())
                .servlet("everything", GUARDED, "/");
        server.deploy("/another", another.build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exact",
                "/prefix",
                "/prefix/",
                "/prefix/a/b;c=d",
                "/anything.guarded",
                "/deep/anything.guarded",
                "/docs/",
                "/added/name",
                "/added/class",
                "/added/instance",
                "/page",
                "/page.jsp",
                "/dispatch?how=named&to=exact",
                "/dispatch?how=named&to=extension",
                "/dispatch?how=named&to=added-instance",
                "/dispatch?how=named&to=unmapped",
                "/dispatch?how=include-named&to=added-class",
                "/dispatch?how=include&to=/anything.guarded",
                "/dispatch?how=include&to=/page",
                "/dispatch?how=forward&to=/docs/index.guarded",
                "/dispatch?how=forward&to=/page.jsp",
                "/dispatch?how=forward&to=/dispatch?how=include%26to=/exact",
                "/dispatch?how=async&to=/prefix/x",
                "/dispatch?how=async&to=/page",
                "/later?how=start&to=/exact",
                "/later?how=thread&to=/prefix/x",
                "/later?how=timeout&to=/exact",
                "/later?how=thread&to=/added/instance",
                "/later?how=thread&to=/dispatch?how=forward%26to=/exact"
            })
    void servlet_runsIfEntitled_andOnlyThen(String path) {
        int before = runs("guarded");

        assertThat(alice.get(path).body()).contains("guarded ran");
        assertThat(runs("guarded")).isEqualTo(before + 1);
        assertThat(starter().get(path).body()).doesNotContain("guarded ran");
        assertThat(runs("guarded")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/another/", "/another/anything", "/another/any/thing.html", "/another/exact"})
    void defaultServlet_ofAnotherApplication_runsIfEntitled_andOnlyThen(String path) {
        Browser entitled = new Browser(app.uri()).loggedInAt("/another", tenant, "alice");

        assertThat(entitled.get(path).body()).isEqualTo("guarded ran");
        // Who is signed in here is nobody there.
        assertThat(alice.get(path).status()).isEqualTo(401);
        starter();
        assertThat(new Browser(app.uri())
                        .loggedInAt("/another", tenant, "eve")
                        .get(path)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endless", "/endless?async=yes"})
    void clientGoneInTheMiddle_hasPaidAndIsFinished(String path) {
        int before = runs("endless");

        alice.postAndLeave(path, "k-1");

        await().untilAsserted(() -> assertThat(alice.post(path, "Idempotency-Key", "k-1")
                        .problem()
                        .path("type")
                        .asText())
                .endsWith("key-finished"));
        assertThat(runs("endless")).isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(95);
    }
}
