package io.fermata.benchmarks.futures;

import io.fermata.benchmarks.Opaque;
import java.util.concurrent.CompletableFuture;

/** Futures that are started and combined. */
public final class FutureTasks {

    private final CallbackLoop loop = new CallbackLoop();

    /** One after the other. */
    public int oneByOne(int times) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        repeat(times, 0, end);
        return loop.run(end);
    }

    /** Many at once. */
    public int gatherAll(int members) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[members];
        for (int i = 0; i < members; i++) {
            int number = i;
            all[i] = CompletableFuture.supplyAsync(() -> number & 63, loop);
        }
        return loop.run(CompletableFuture.allOf(all).thenApply(done -> sum(all)));
    }

    /** A tree of futures, ten children each, down to {@code leaves} leaves. */
    public long skynet(int leaves) {
        return loop.run(node(0, leaves));
    }

    private void repeat(int left, int sum, CompletableFuture<Integer> end) {
        if (left == 0) {
            end.complete(sum);
        } else {
            CompletableFuture.supplyAsync(() -> (Opaque.read() + left) & 63, loop)
                    .thenAccept(result -> repeat(left - 1, sum + result, end));
        }
    }

    private static int sum(CompletableFuture<?>[] all) {
        int sum = 0;
        for (CompletableFuture<?> each : all) {
            sum += (Integer) each.join();
        }
        return sum;
    }

    private CompletableFuture<Long> node(long number, int leaves) {
        if (leaves == 1) {
            return CompletableFuture.completedFuture(number);
        }
        CompletableFuture<?>[] children = new CompletableFuture<?>[10];
        for (int i = 0; i < 10; i++) {
            long first = number + (long) i * (leaves / 10);
            children[i] = CompletableFuture.supplyAsync(() -> first, loop).thenCompose(from -> node(from, leaves / 10));
        }
        return CompletableFuture.allOf(children).thenApply(done -> {
            long sum = 0;
            for (CompletableFuture<?> child : children) {
                sum += (Long) child.join();
            }
            return sum;
        });
    }
}
