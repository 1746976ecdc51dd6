package com.crovver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final int THREADS = 64;
    private static final int CALLS_PER_THREAD = 500;

    private final World world = new World();
    private final Router router = new Router(world, new Keys("sk", "pk", "svc", "org"), Routes.all());

    private static Incoming consume(String key) {
        Headers headers = new Headers();
        headers.set("Authorization", "Bearer sk");
        String body = "{\"tenantId\":\"busy\",\"poolKey\":\"prints\",\"amount\":1,\"idempotencyKey\":\"" + key + "\"}";
        return new Incoming("POST", "/api/public/credits/consume", "", headers, body, false);
    }

    /** Without HTTP in between threads meet often enough to show a call that is not carried out as a whole. */
    @Test
    void consume_fromManyThreadsAtFullSpeed_grantsExactlyWhatThereIs() throws Exception {
        world.change(locked -> {
            locked.add(new PlanSetup("bulk").hardPool("prints", 10_000).build(locked));
            new TenantSetup("busy").plan("bulk").create(locked);
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<Integer>> grants = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            Callable<Integer> work = () -> {
                begin.await();
                int allowed = 0;
                for (int i = 0; i < CALLS_PER_THREAD; i++) {
                    // Every key is sent by two threads, and only one of them may pay with it.
                    Reply reply = router.answer(consume(number / 2 + "/" + i));
                    boolean first = reply.body().contains("\"alreadyProcessed\":false");
                    allowed += first && reply.body().contains("\"allowed\"") ? 1 : 0;
                }
                return allowed;
            };
            grants.add(threads.submit(work));
        }

        begin.countDown();
        int allowed = 0;
        for (Future<Integer> grant : grants) {
            allowed += grant.get();
        }
        threads.shutdown();

        assertThat(allowed).isEqualTo(10_000);
        long left = world.atomically(locked -> locked.live(locked.tenant("busy").orElseThrow())
                .orElseThrow()
                .ledger()
                .total("prints", locked.now()));
        assertThat(left).isZero();
    }
}
