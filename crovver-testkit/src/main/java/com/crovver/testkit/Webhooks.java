package com.crovver.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Registered endpoints, and the one thread that delivers events to them, in order, each once. Thread-safe. */
final class Webhooks implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** An event as it is sent. */
    private record Event(String id, String type, String body) {}

    private final List<WebhookEndpoint> endpoints = new CopyOnWriteArrayList<>();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Delivery> log = new ArrayList<>();
    private final Postman postman;
    private final ThreadPoolExecutor thread;
    private int underWay;

    Webhooks() {
        this(LIMIT);
    }

    Webhooks(Duration limit) {
        postman = new Postman(limit);
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread made = new Thread(task, "crovver-emulator-webhooks");
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    void add(WebhookEndpoint endpoint) {
        endpoints.add(endpoint);
    }

    /** Notes an event for delivery to all endpoints of now. Without any it is not kept. */
    void publish(ObjectNode event) {
        if (!endpoints.isEmpty()) {
            Event sent = new Event(event.path("id").asText(), event.path("type").asText(), Json.write(event));
            synchronized (this) {
                events.put(sent.id(), sent);
            }
            send(sent);
        }
    }

    /** Sends an event again, with its id and its body. */
    void resend(String eventId) {
        Event event;
        synchronized (this) {
            event = events.get(eventId);
            if (event == null) {
                throw new IllegalArgumentException(
                        "no event \"" + eventId + "\" was sent; there are " + events.keySet());
            }
        }
        send(event);
    }

    private void send(Event event) {
        for (WebhookEndpoint endpoint : endpoints) {
            synchronized (this) {
                underWay++;
            }
            try {
                thread.execute(() -> note(postman.deliver(endpoint, event.id(), event.type(), event.body())));
            } catch (RejectedExecutionException e) {
                // Closed: nobody waits for it any more.
                noteNothing();
            }
        }
    }

    private synchronized void note(Delivery delivery) {
        log.add(delivery);
        noteNothing();
    }

    private synchronized void noteNothing() {
        underWay--;
        notifyAll();
    }

    /** Every try that has ended, oldest first. */
    synchronized List<Delivery> deliveries() {
        return List.copyOf(log);
    }

    /** Waits until all that was published has been tried. */
    synchronized List<Delivery> settled() {
        try {
            while (underWay > 0 && !thread.isShutdown()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return deliveries();
    }

    /** Breaks off the delivery under way, drops the others, and ends the thread. */
    @Override
    public void close() {
        thread.shutdownNow();
        postman.close();
        synchronized (this) {
            notifyAll();
        }
        try {
            thread.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
