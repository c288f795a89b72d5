package io.fermata.benchmarks.futures;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Chains of futures that let others run in between. */
public final class FutureSwitch {

    private final CallbackLoop loop = new CallbackLoop();

    /** Runs {@code chains} of them, each letting others run {@code times} times. */
    public void run(int chains, int times) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[chains];
        for (int i = 0; i < chains; i++) {
            CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
            all[i] = end;
            yielding(times, end);
        }
        loop.run(CompletableFuture.allOf(all));
    }

    /** Runs a chain of ten {@code times} times; its innermost future completes later. */
    public int fresh(int times) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        repeat(times, 0, end);
        return loop.run(end);
    }

    /** Runs a chain of ten once; its innermost future completes after {@code times} turns. */
    public int kept(int times) {
        return loop.run(level1(1, times));
    }

    private void yielding(int left, CompletableFuture<@Nullable Void> end) {
        if (left == 0) {
            end.complete(null);
        } else {
            CompletableFuture.<@Nullable Void>completedFuture(null).thenRunAsync(() -> yielding(left - 1, end), loop);
        }
    }

    private void repeat(int left, int sum, CompletableFuture<Integer> end) {
        if (left == 0) {
            end.complete(sum);
        } else {
            level1(left & 31, 1).thenAccept(result -> repeat(left - 1, sum + result, end));
        }
    }

    private CompletableFuture<Integer> level1(int n, int times) {
        return level2(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level2(int n, int times) {
        return level3(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level3(int n, int times) {
        return level4(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level4(int n, int times) {
        return level5(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level5(int n, int times) {
        return level6(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level6(int n, int times) {
        return level7(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level7(int n, int times) {
        return level8(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level8(int n, int times) {
        return level9(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level9(int n, int times) {
        return level10(n, times).thenApply(below -> (below + n) & 63);
    }

    private CompletableFuture<Integer> level10(int n, int times) {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        yielding(times, end);
        return end.thenApply(done -> n);
    }
}
