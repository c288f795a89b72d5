package io.fermata.benchmarks.futures;

import io.fermata.benchmarks.Opaque;
import java.util.concurrent.CompletableFuture;

/** Ten methods that return futures, each going on from the next one's. */
public final class FutureLevels {

    /** Calls the innermost method {@code times} times. */
    public int one(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += level10(i & 31).join();
        }
        return sum;
    }

    /** Calls the outermost method {@code times} times. */
    public int ten(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += level1(i & 31).join();
        }
        return sum;
    }

    private static CompletableFuture<Integer> level1(int n) {
        return level2(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level2(int n) {
        return level3(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level3(int n) {
        return level4(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level4(int n) {
        return level5(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level5(int n) {
        return level6(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level6(int n) {
        return level7(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level7(int n) {
        return level8(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level8(int n) {
        return level9(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level9(int n) {
        return level10(n).thenApply(below -> (below + n) & 63);
    }

    private static CompletableFuture<Integer> level10(int n) {
        return CompletableFuture.completedFuture((Opaque.read() + n) & 63);
    }
}
