package com.crovver.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** Repeats a call from several threads for a while, and says what one call cost this process. */
final class Load {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Load() {}

    /**
     * Figures of one run.
     *
     * @param callsPerSecond calls that were answered, per second of wall time
     * @param cpuMicros processor time of the whole process, per call, in microseconds
     * @param bytes bytes that all its threads allocated, per call
     */
    record Figures(double callsPerSecond, double cpuMicros, double bytes) {}

    static Figures run(Runnable call, int inFlight, Duration duration) throws InterruptedException {
        LongAdder calls = new LongAdder();
        CountDownLatch started = new CountDownLatch(inFlight);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(inFlight);
        CountDownLatch measured = new CountDownLatch(1);
        long nanos = duration.toNanos();
        for (int i = 0; i < inFlight; i++) {
            Thread thread = new Thread(
                    () -> {
                        started.countDown();
                        await(go);
                        long end = System.nanoTime() + nanos;
                        while (System.nanoTime() < end) {
                            call.run();
                            calls.increment();
                        }
                        done.countDown();
                        // Alive until its allocations have been read.
                        await(measured);
                    },
                    "load");
            thread.start();
        }
        started.await();
        long cpu = PROCESS.getProcessCpuTime();
        Map<Long, Long> before = allocated();
        long start = System.nanoTime();
        go.countDown();
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMicros = (PROCESS.getProcessCpuTime() - cpu) / 1e3;
        double allocated = allocated().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        measured.countDown();
        double count = calls.sum();
        return new Figures(count / seconds, cpuMicros / count, allocated / count);
    }

    /** Bytes by thread, of those that are alive: one that has ended in between is missing, and takes nothing from the rest. */
    private static Map<Long, Long> allocated() {
        long[] threads = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(threads);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            byThread.put(threads[i], Math.max(0, bytes[i]));
        }
        return byThread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
