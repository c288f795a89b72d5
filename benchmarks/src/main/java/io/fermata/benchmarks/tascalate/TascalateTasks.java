package io.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import io.fermata.benchmarks.Opaque;
import io.fermata.benchmarks.futures.CallbackLoop;
import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Async methods that begin when the loop comes to them, and are awaited. */
public final class TascalateTasks {

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

    @async
    private CompletableFuture<Integer> repeat(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(leaf(i));
        }
        return async(sum);
    }

    @async
    private CompletableFuture<Integer> leaf(int i) {
        await(loop.next());
        return async((Opaque.read() + i) & 63);
    }

    @async
    private CompletableFuture<Integer> all(int members) {
        CompletableFuture<?>[] started = new CompletableFuture<?>[members];
        for (int i = 0; i < members; i++) {
            started[i] = leaf(i);
        }
        int sum = 0;
        for (CompletableFuture<?> each : started) {
            sum += (Integer) await(each);
        }
        return async(sum);
    }

    @async
    private CompletableFuture<Long> node(long number, int leaves) {
        await(loop.next());
        if (leaves == 1) {
            return async(number);
        }
        CompletableFuture<?>[] children = new CompletableFuture<?>[10];
        for (int i = 0; i < 10; i++) {
            children[i] = node(number + (long) i * (leaves / 10), leaves / 10);
        }
        long sum = 0;
        for (CompletableFuture<?> child : children) {
            sum += (Long) await(child);
        }
        return async(sum);
    }
}
