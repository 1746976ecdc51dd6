package com.crovver.example;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/** The latest of what happened, and no more than that. Thread-safe. */
final class Latest<T> {

    private static final int CAPACITY = 200;

    private final Deque<T> entries = new ConcurrentLinkedDeque<>();

    void add(T entry) {
        entries.addFirst(entry);
        while (entries.size() > CAPACITY) {
            entries.pollLast();
        }
    }

    /** Latest first. */
    Stream<T> stream() {
        return entries.stream();
    }
}
