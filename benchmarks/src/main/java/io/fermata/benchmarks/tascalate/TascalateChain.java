package io.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import io.fermata.benchmarks.futures.CallbackLoop;
import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Ten async methods, each awaiting the next one; the innermost suspends. */
public final class TascalateChain {

    private final CallbackLoop loop = new CallbackLoop();

    /** Calls the chain {@code times} times, each time anew; it suspends once. */
    public int fresh(int times) {
        return loop.run(repeat(times));
    }

    /** Calls the chain once; it suspends {@code times} times. */
    public int kept(int times) {
        return loop.run(level1(1, times));
    }

    @async
    private CompletableFuture<Integer> repeat(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(level1(i & 31, 1));
        }
        return async(sum);
    }

    @async
    private CompletableFuture<Integer> level1(int n, int times) {
        int below = await(level2(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level2(int n, int times) {
        int below = await(level3(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level3(int n, int times) {
        int below = await(level4(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level4(int n, int times) {
        int below = await(level5(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level5(int n, int times) {
        int below = await(level6(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level6(int n, int times) {
        int below = await(level7(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level7(int n, int times) {
        int below = await(level8(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level8(int n, int times) {
        int below = await(level9(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level9(int n, int times) {
        int below = await(level10(n, times));
        return async((below + n) & 63);
    }

    @async
    private CompletableFuture<Integer> level10(int n, int times) {
        for (int i = 0; i < times; i++) {
            await(loop.next());
        }
        return async(n);
    }
}
