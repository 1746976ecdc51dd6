package com.crovver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.crovver.model.CrovverException;
import com.crovver.model.CrovverTransportException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settings of the built-in transport, seen from the other end of the wire, and that nothing of it is left behind. */
@Timeout(20)
class HttpSettingsTest {

    @Test
    void proxy_getsEveryRequestWithItsCredentialsAndTheKey() throws Exception {
        try (LoopbackServer proxy = new LoopbackServer(LoopbackServer.data("[]"));
                CrovverClient client = CrovverClient.builder()
                        .baseUrl("http://127.0.0.1:9")
                        .secretKey("sk_test_secret")
                        .proxy("127.0.0.1", URI.create(proxy.url()).getPort(), "user", "pass:word")
                        .build()) {
            client.getTenants();

            LoopbackServer.Received request = proxy.received().get(0);
            assertThat(request.target()).isEqualTo("http://127.0.0.1:9/api/public/tenants");
            String basic = Base64.getEncoder().encodeToString("user:pass:word".getBytes(StandardCharsets.UTF_8));
            assertThat(request.headers())
                    .containsEntry("proxy-authorization", "Basic " + basic)
                    .containsEntry("authorization", "Bearer sk_test_secret");
        }
    }

    @Test
    void proxyForHttps_isAskedForATunnel_withoutTheKey() throws Exception {
        try (LoopbackServer proxy = new LoopbackServer(LoopbackServer.drop());
                CrovverClient client = CrovverClient.builder()
                        .baseUrl("https://crovver.invalid")
                        .secretKey("sk_test_secret")
                        .maxRetries(0)
                        .proxy("127.0.0.1", URI.create(proxy.url()).getPort())
                        .build()) {
            assertThatThrownBy(client::getTenants).isInstanceOf(CrovverTransportException.class);

            LoopbackServer.Received request = proxy.received().get(0);
            assertThat(request.method()).isEqualTo("CONNECT");
            assertThat(request.target()).isEqualTo("crovver.invalid:443");
            assertThat(request.headers()).doesNotContainKeys("authorization", "x-public-key");
        }
    }

    @Test
    void httpClientOfTheApplication_isUsedAndOutlivesTheClient() throws Exception {
        AtomicInteger tasks = new AtomicInteger();
        HttpClient given = HttpClient.newBuilder()
                .executor(task -> {
                    tasks.incrementAndGet();
                    new Thread(task).start();
                })
                .build();
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.data("[]"))) {
            for (int i = 0; i < 2; i++) {
                try (CrovverClient client = server.client().httpClient(given).build()) {
                    assertThat(client.getTenants()).isEmpty();
                }
            }
            assertThat(server.received()).hasSize(2);
            assertThat(tasks).hasPositiveValue();
        }
    }

    @Test
    void httpClientWithAuthenticator_isRefused() {
        HttpClient given = HttpClient.newBuilder()
                .authenticator(new java.net.Authenticator() {})
                .build();

        assertThatThrownBy(() -> CrovverClient.builder().httpClient(given)).hasMessageContaining("authenticator");
    }

    /** The JDK answers a refused tunnel by itself, without a body. */
    @Test
    void proxyThatWantsOtherCredentials_isAnErrorOfTheApi() throws Exception {
        try (LoopbackServer proxy =
                        new LoopbackServer(LoopbackServer.json(407, "{}", "Proxy-Authenticate: Basic realm=\"p\""));
                CrovverClient client = CrovverClient.builder()
                        .secretKey("sk_test_secret")
                        .maxRetries(0)
                        .proxy("127.0.0.1", URI.create(proxy.url()).getPort())
                        .build()) {
            assertThatThrownBy(client::getTenants).isInstanceOf(CrovverException.class);
        }
    }

    @Test
    void sslContext_isUsed() throws Exception {
        CountingContext context = new CountingContext();
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.drop());
                CrovverClient client = CrovverClient.builder()
                        .baseUrl(server.url().replace("http:", "https:"))
                        .secretKey("sk_test_secret")
                        .maxRetries(0)
                        .sslContext(new SSLContext(context, null, "TLS") {})
                        .build()) {
            assertThatThrownBy(client::getTenants).isInstanceOf(CrovverTransportException.class);
            assertThat(context.engines).hasPositiveValue();
        }
    }

    @Test
    void close_leavesNoThread_withFiftyCallsInFlight() throws Exception {
        List<String> before = AsyncCallsTest.threads("HttpClient-");
        try (LoopbackServer blackHole = new LoopbackServer()) {
            blackHole.answering(blackHole.stall(""));
            CrovverClient client = blackHole.client().build();
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(client.async().getTenants());
            }
            blackHole.awaitRequests(AsyncCalls.THREADS);
            client.close();
            for (CompletableFuture<?> call : calls) {
                assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            }
        }

        // About 3 s on JDK 17 and at once from 21 on; the rest is for a machine that is busy with something else.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!left(before).isEmpty() && System.nanoTime() < end) {
            System.gc(); // before JDK 21, the selector thread ends when its client was collected
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
        assertThat(left(before)).isEmpty();
    }

    /** Threads of this test's client: its own, and the one that the JDK starts for it. */
    private static List<String> left(List<String> before) {
        List<String> names = new ArrayList<>(AsyncCallsTest.threads("HttpClient-"));
        names.removeAll(before);
        names.addAll(AsyncCallsTest.threads("crovver-"));
        return names;
    }

    /** Counts engines and otherwise is the platform's. */
    private static final class CountingContext extends SSLContextSpi {

        final AtomicInteger engines = new AtomicInteger();
        private final SSLContext platform;

        CountingContext() throws Exception {
            platform = SSLContext.getDefault();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            engines.incrementAndGet();
            return platform.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            engines.incrementAndGet();
            return platform.createSSLEngine(host, port);
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("not needed");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return platform.getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return platform.getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return platform.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return platform.getClientSessionContext();
        }
    }
}
