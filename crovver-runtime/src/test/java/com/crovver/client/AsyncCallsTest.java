package com.crovver.client;

import static com.crovver.client.ScriptedTransport.data;
import static com.crovver.client.ScriptedTransport.lost;
import static com.crovver.client.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.crovver.guard.Deadline;
import com.crovver.model.CrovverApiException;
import com.crovver.model.CrovverTransportException;
import com.crovver.model.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that answer later are the blocking calls, on other threads, and end with their futures. */
@Timeout(20)
class AsyncCallsTest {

    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** Hangs until it is interrupted or released. */
    private final Transport hanging = request -> {
        sending.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
        return Answers.response(200, "{\"success\":true,\"data\":[]}");
    };

    @Test
    void call_isRetriedLikeTheBlockingOne() {
        ScriptedTransport transport = new ScriptedTransport(status(503), lost(), data("[]"));
        List<Duration> waits = new ArrayList<>();
        try (CrovverClient client = builder(transport).sleeper(waits::add).build()) {
            assertThat(client.async().getPlans().join()).isEmpty();
        }
        assertThat(transport.sent).hasSize(3);
        assertThat(waits).hasSize(2);
    }

    @Test
    void deadline_holdsForACallThatWaitsForAThread() throws Exception {
        List<Runnable> neverRun = new ArrayList<>();
        try (AsyncCalls calls = AsyncCalls.on(neverRun::add)) {
            CompletableFuture<String> waiting = calls.submit(() -> "answer", Deadline.in(Duration.ofMillis(50)));

            assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(CrovverTransportException.class)
                    .hasMessageContaining("deadline");
            // Its turn comes too late.
            neverRun.get(0).run();
            assertThat(waiting.isCompletedExceptionally()).isTrue();
        }
    }

    @Test
    void failures_comeOutOfTheFuture_wrongArgumentsToo() {
        try (CrovverClient client = builder(new ScriptedTransport(status(404))).build();
                CrovverClient keyless = CrovverClient.builder()
                        .transport(new ScriptedTransport(data("[]")))
                        .build()) {
            assertThat(failure(client.async().getPlans())).isInstanceOf(CrovverApiException.class);
            assertThat(failure(client.async().getInvoices(" "))).isInstanceOf(IllegalArgumentException.class);
            assertThat(failure(client.async().canAccess("acme", ""))).isInstanceOf(IllegalArgumentException.class);
            assertThat(failure(keyless.async().getPlans())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void options_countForEveryCall() {
        ScriptedTransport transport = new ScriptedTransport(lost());
        try (CrovverClient client = builder(transport).build()) {
            CrovverAsyncClient once =
                    client.async(CallOptions.defaults().withMaxRetries(0).withTimeout(Duration.ofSeconds(7)));
            assertThat(failure(once.getPlans())).isInstanceOf(CrovverTransportException.class);
            assertThat(failure(once.getTenants())).isInstanceOf(CrovverTransportException.class);
        }
        assertThat(transport.sent).hasSize(2).allMatch(sent -> sent.timeout().equals(Duration.ofSeconds(7)));
    }

    @Test
    void deadline_coversTheWaitForAThread() {
        ScriptedTransport transport = new ScriptedTransport(data("[]"));
        List<Runnable> waiting = new ArrayList<>();
        try (CrovverClient client = builder(transport).executor(waiting::add).build()) {
            CompletableFuture<List<Plan>> plans = client.async(
                            CallOptions.defaults().withDeadline(Deadline.in(Duration.ofNanos(1))))
                    .getPlans();
            waiting.forEach(Runnable::run);

            assertThat(failure(plans)).hasMessageContaining("the deadline has passed");
        }
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void cancel_interruptsTheCall() throws Exception {
        try (CrovverClient client = builder(hanging).build()) {
            CompletableFuture<List<Plan>> plans = client.async().getPlans();
            sending.await();

            assertThat(plans.cancel(true)).isTrue();
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(plans::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void completingTheFutureFromOutside_interruptsTheCallToo() throws Exception {
        try (CrovverClient client = builder(hanging).build()) {
            CompletableFuture<List<Plan>> plans = client.async().getPlans();
            sending.await();
            plans.complete(List.of());

            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void cancel_whileWaitingForAThread_sendsNothing() {
        ScriptedTransport transport = new ScriptedTransport(data("[]"));
        List<Runnable> waiting = new ArrayList<>();
        try (CrovverClient client = builder(transport).executor(waiting::add).build()) {
            client.async().getPlans().cancel(true);
            waiting.forEach(Runnable::run);
        }
        assertThat(transport.sent).isEmpty();
    }

    @Test
    void interruptOfACall_doesNotReachTheNextOnTheSameThread() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        AtomicInteger calls = new AtomicInteger();
        Transport transport = request -> calls.getAndIncrement() == 0
                ? hanging.send(request)
                : Answers.response(200, "{\"success\":true,\"data\":[]}");
        try (CrovverClient client = builder(transport).executor(one).build()) {
            CompletableFuture<List<Plan>> first = client.async().getPlans();
            sending.await();
            first.cancel(true);

            assertThat(client.async().getPlans().get(5, TimeUnit.SECONDS)).isEmpty();
            assertThat(one.submit(() -> Thread.currentThread().isInterrupted()).get())
                    .isFalse();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void tooManyCalls_areRefused_andCancelledOnesMakeRoom() {
        try (CrovverClient client = builder(hanging).build()) {
            List<CompletableFuture<List<Plan>>> accepted = new ArrayList<>();
            for (int i = 0; i < AsyncCalls.THREADS + AsyncCalls.QUEUED; i++) {
                accepted.add(client.async().getPlans());
            }
            Throwable refused = failure(client.async().getPlans());

            assertThat(refused)
                    .isInstanceOf(CrovverTransportException.class)
                    .hasMessage("too many asynchronous calls are waiting");
            assertThat(((CrovverTransportException) refused).attempts()).isZero();
            assertThat(accepted).noneMatch(CompletableFuture::isDone);
            accepted.get(accepted.size() - 1).cancel(true);
            assertThat(client.async().getPlans()).isNotDone();
            assertThat(threads("crovver-call-")).hasSizeLessThanOrEqualTo(AsyncCalls.THREADS);
        }
    }

    @Test
    void close_failsEveryCall_runningOrWaiting() throws Exception {
        CrovverClient client = builder(hanging).build();
        List<CompletableFuture<List<Plan>>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(client.async().getPlans());
        }
        sending.await();
        client.close();

        assertThat(calls)
                .allSatisfy(call -> assertThat(failure(call))
                        .isInstanceOf(CrovverTransportException.class)
                        .hasMessageContaining("closed"));
        assertThat(calls.stream()
                        .map(AsyncCallsTest::failure)
                        .filter(failure -> ((CrovverTransportException) failure).attempts() == 1))
                .as("running calls say that they were sent")
                .hasSizeBetween(1, AsyncCalls.THREADS);
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(failure(client.async().getPlans())).hasMessage("the client is closed");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!threads("crovver-call-").isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(threads("crovver-call-")).isEmpty();
    }

    static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        Throwable thrown = catchThrowable(future::join);
        return thrown instanceof CompletionException ? thrown.getCause() : thrown;
    }

    private static CrovverClientBuilder builder(Transport transport) {
        return CrovverClient.builder()
                .secretKey("sk_test_secret")
                .transport(transport)
                .sleeper(duration -> {});
    }
}
