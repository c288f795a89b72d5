package io.fermata.benchmarks.threads;

import io.fermata.benchmarks.Opaque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Threads that are started and joined. */
public final class ThreadTasks {

    /** One after the other. */
    public int oneByOne(int times) {
        return result(start(() -> {
            int sum = 0;
            for (int i = 0; i < times; i++) {
                int number = i;
                sum += result(start(() -> (Opaque.read() + number) & 63));
            }
            return sum;
        }));
    }

    /** Many at once, each yielding once. */
    public int gatherAll(int members) {
        return result(start(() -> {
            FutureTask<?>[] started = new FutureTask<?>[members];
            for (int i = 0; i < members; i++) {
                int number = i;
                started[i] = start(() -> {
                    Thread.yield();
                    return number & 63;
                });
            }
            int sum = 0;
            for (FutureTask<?> each : started) {
                sum += (Integer) result(each);
            }
            return sum;
        }));
    }

    /** A tree of threads, ten children each, down to {@code leaves} leaves. */
    public long skynet(int leaves) {
        return result(start(() -> node(0, leaves)));
    }

    private static long node(long number, int leaves) {
        if (leaves == 1) {
            return number;
        }
        FutureTask<?>[] children = new FutureTask<?>[10];
        for (int i = 0; i < 10; i++) {
            long first = number + (long) i * (leaves / 10);
            children[i] = start(() -> node(first, leaves / 10));
        }
        long sum = 0;
        for (FutureTask<?> child : children) {
            sum += (Long) result(child);
        }
        return sum;
    }

    private static <T> FutureTask<T> start(Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        VirtualThreads.start(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
