package com.crovver.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that arrived, oldest first; of very many, the latest. Thread-safe. */
final class Journal {

    /** More than a test looks at, and little enough for an emulator that runs for days. */
    static final int CAPACITY = 100_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
