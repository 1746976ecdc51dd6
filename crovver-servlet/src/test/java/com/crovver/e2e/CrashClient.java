package com.crovver.e2e;

import com.crovver.testkit.CrovverEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Wants one thing done after the other, each for a tenant of its own, and repeats what has a key until it is done. */
final class CrashClient implements Runnable {

    private static final List<String> PATHS = List.of("/paid", "/owed");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;

    private final Random random;
    private final Supplier<URI> node;
    private final CrovverEmulator crovver;
    private final Queue<Wish> wishes;
    private final AtomicBoolean over;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Something that was wanted.
     *
     * @param action its name, which is its tenant's too
     * @param path who does it
     * @param keyed whether it has a key
     * @param done whether it was answered that it is done
     */
    record Wish(String action, String path, boolean keyed, boolean done) {}

    CrashClient(long seed, Supplier<URI> node, CrovverEmulator crovver, Queue<Wish> wishes, AtomicBoolean over) {
        this.random = new Random(seed);
        this.node = node;
        this.crovver = crovver;
        this.wishes = wishes;
        this.over = over;
    }

    @Override
    public void run() {
        while (!over.get()) {
            String action = UUID.randomUUID().toString();
            crovver.tenant(action, it -> it.plan("pro").status("active"));
            String path = PATHS.get(random.nextInt(PATHS.size()));
            boolean keyed = random.nextInt(4) > 0;
            boolean done = isDone(send(path, action, keyed));
            while (keyed && !done) {
                pause();
                done = isDone(send(path, action, true));
            }
            wishes.add(new Wish(action, path, keyed, done));
        }
    }

    /** Done before, or now. */
    private static boolean isDone(String answer) {
        return answer.equals("200") || answer.contains("key-finished");
    }

    private String send(String path, String action, boolean keyed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.get() + path + "?action=" + action))
                .POST(BodyPublishers.noBody())
                .timeout(PATIENCE)
                .header("X-Tenant", action);
        if (keyed) {
            request.header("Idempotency-Key", action);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "none";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over.set(true);
            return "none";
        }
    }

    /** The node may be on its way up; asking at full speed would only slow it down. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
