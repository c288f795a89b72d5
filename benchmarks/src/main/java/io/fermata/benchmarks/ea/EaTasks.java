package io.fermata.benchmarks.ea;

import static com.ea.async.Async.await;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.fermata.benchmarks.Opaque;
import io.fermata.benchmarks.futures.CallbackLoop;
import java.util.concurrent.CompletableFuture;

/** Async methods that begin when the loop comes to them, and are awaited. */
public final class EaTasks {

    private final CallbackLoop loop = new CallbackLoop();

    /** One after the other. */
    public int oneByOne(int times) {
        return loop.run(repeat(times));
    }

    /** Many at once, each suspending once. */
    public int gatherAll(int members) {
        return loop.run(all(members));
    }

    /** A tree of them, ten children each, down to {@code leaves} leaves. */
    public long skynet(int leaves) {
        return loop.run(node(0, leaves));
    }

    private CompletableFuture<Integer> repeat(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(leaf(i));
        }
        return completedFuture(sum);
    }

    private CompletableFuture<Integer> leaf(int i) {
        await(loop.next());
        return completedFuture((Opaque.read() + i) & 63);
    }

    private CompletableFuture<Integer> all(int members) {
        CompletableFuture<?>[] started = new CompletableFuture<?>[members];
        for (int i = 0; i < members; i++) {
            started[i] = leaf(i);
        }
        int sum = 0;
        for (CompletableFuture<?> each : started) {
            sum += (Integer) await(each);
        }
        return completedFuture(sum);
    }

    private CompletableFuture<Long> node(long number, int leaves) {
        await(loop.next());
        if (leaves == 1) {
            return completedFuture(number);
        }
        CompletableFuture<?>[] children = new CompletableFuture<?>[10];
        for (int i = 0; i < 10; i++) {
            children[i] = node(number + (long) i * (leaves / 10), leaves / 10);
        }
        long sum = 0;
        for (CompletableFuture<?> child : children) {
            sum += (Long) await(child);
        }
        return completedFuture(sum);
    }
}
