package io.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import io.fermata.benchmarks.Opaque;
import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;

/** Ten async methods, each awaiting the next one; none of them waits. */
public final class TascalateLevels {

    /** Awaits the innermost method {@code times} times. */
    public int one(int times) {
        return repeatOne(times).join();
    }

    /** Awaits the outermost method {@code times} times. */
    public int ten(int times) {
        return repeatTen(times).join();
    }

    @async
    private static CompletableFuture<Integer> repeatOne(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(level10(i & 31));
        }
        return async(sum);
    }

    @async
    private static CompletableFuture<Integer> repeatTen(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(level1(i & 31));
        }
        return async(sum);
    }

    @async
    private static CompletableFuture<Integer> level1(int n) {
        int below = await(level2(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level2(int n) {
        int below = await(level3(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level3(int n) {
        int below = await(level4(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level4(int n) {
        int below = await(level5(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level5(int n) {
        int below = await(level6(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level6(int n) {
        int below = await(level7(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level7(int n) {
        int below = await(level8(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level8(int n) {
        int below = await(level9(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level9(int n) {
        int below = await(level10(n));
        return async((below + n) & 63);
    }

    @async
    private static CompletableFuture<Integer> level10(int n) {
        return async((Opaque.read() + n) & 63);
    }
}
