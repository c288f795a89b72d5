package io.fermata.benchmarks.threads;

import java.util.concurrent.CountDownLatch;

/** Many virtual threads that sleep or wait. */
public final class ThreadSuspended {

    private static volatile CountDownLatch gate = new CountDownLatch(0);

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
        CountDownLatch opens = new CountDownLatch(1);
        gate = opens;
        CountDownLatch ended = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            VirtualThreads.start(() -> {
                begun.countDown();
                level(depth, number, "text");
                ended.countDown();
            });
        }
        begun.await();
        sleepForASecond();
        suspended.run();
        opens.countDown();
        ended.await();
    }

    /** An int, a long and a String live. */
    private static long level(int depth, long number, String text) {
        if (depth > 1) {
            level(depth - 1, number, text);
        } else {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return depth + number + text.length();
    }

    private static void sleepForASecond() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
