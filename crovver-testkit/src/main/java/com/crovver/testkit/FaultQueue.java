package com.crovver.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Faults that wait for the requests they are meant for. Thread-safe. */
final class FaultQueue {

    private static final class Waiting {
        private final String pathText;
        private final Fault fault;
        private int left;

        Waiting(String pathText, int times, Fault fault) {
            this.pathText = pathText;
            this.left = times;
            this.fault = fault;
        }
    }

    private final List<Waiting> waiting = new ArrayList<>();

    synchronized void add(String pathText, int times, Fault fault) {
        waiting.add(new Waiting(pathText, times, fault));
    }

    /** The first fault that waits for such a path, used up by one; {@link Fault#NONE} if none does. */
    synchronized Fault take(String path) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting candidate = each.next();
            if (path.contains(candidate.pathText)) {
                candidate.left--;
                if (candidate.left == 0) {
                    each.remove();
                }
                return candidate.fault;
            }
        }
        return Fault.NONE;
    }

    synchronized void clear() {
        waiting.clear();
    }
}
