package io.fermata.benchmarks.threads;

import io.fermata.benchmarks.Opaque;
import java.util.concurrent.CountDownLatch;

/** Many virtual threads that sleep or wait. */
public final class ThreadSuspended {

    private ThreadSuspended() {}

    /** Runs {@code count} threads that sleep for a second. */
    public static void sleep(int count, Runnable asleep) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        CountDownLatch ended = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            VirtualThreads.start(() -> {
                begun.countDown();
                sleepForASecond();
                ended.countDown();
            });
        }
        begun.await();
        asleep.run();
        ended.await();
    }

    /** Suspends {@code count} threads {@code depth} calls deep. */
    public static void suspend(int count, int depth, Runnable suspended) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            VirtualThreads.start(() -> {
                begun.countDown();
                level(depth, number, "text", gate);
                ended.countDown();
            });
        }
        begun.await();
        sleepForASecond();
        suspended.run();
        gate.countDown();
        ended.await();
    }

    /** An int, a long and a String live. */
    private static long level(int depth, long number, String text, CountDownLatch gate) {
        int small = Opaque.read();
        if (depth > 1) {
            level(depth - 1, number, text, gate);
        } else {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return small + number + text.length();
    }

    private static void sleepForASecond() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
