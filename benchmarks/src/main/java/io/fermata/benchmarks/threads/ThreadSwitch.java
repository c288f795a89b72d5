package io.fermata.benchmarks.threads;

/** Threads that yield in turn, and one that yields ten calls deep. */
public final class ThreadSwitch {

    /** Runs {@code threads} of them, each yielding {@code times} times. */
    public void run(int threads, int times) {
        Thread[] started = new Thread[threads];
        VirtualThreads.join(VirtualThreads.start(() -> {
            for (int i = 0; i < threads; i++) {
                started[i] = VirtualThreads.start(() -> yielding(times));
            }
        }));
        for (Thread thread : started) {
            VirtualThreads.join(thread);
        }
    }

    /** Yields ten calls deep, {@code calls} times anew, each time {@code times} times. */
    public int deep(int calls, int times) {
        int[] sum = new int[1];
        VirtualThreads.join(VirtualThreads.start(() -> {
            for (int i = 0; i < calls; i++) {
                sum[0] += level(1, times);
            }
        }));
        return sum[0];
    }

    private static int level(int depth, int times) {
        if (depth == 10) {
            yielding(times);
            return 1;
        }
        return level(depth + 1, times) + 1 & 63;
    }

    private static void yielding(int times) {
        for (int i = 0; i < times; i++) {
            Thread.yield();
        }
    }
}
