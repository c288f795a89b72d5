package io.fermata.benchmarks.futures;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Many chains of futures that sleep or wait. */
public final class FutureSuspended {

    private FutureSuspended() {}

    /** Runs {@code count} that sleep for a second. */
    public static void sleep(int count, Runnable asleep) {
        CompletableFuture<?> last = sleeper();
        for (int i = 1; i < count; i++) {
            last = sleeper();
        }
        asleep.run();
        last.join();
    }

    /** Makes {@code count} wait, {@code depth} chained to one another. */
    public static void suspend(int count, int depth, Runnable suspended) {
        CompletableFuture<@Nullable Void> gate = new CompletableFuture<>();
        for (int i = 0; i < count; i++) {
            level(depth, i, "text", gate);
        }
        suspended.run();
        gate.complete(null);
    }

    private static CompletableFuture<Integer> sleeper() {
        return JdkTimer.second().thenApply(slept -> 1);
    }

    /** An int, a long and a String live. */
    private static CompletableFuture<Long> level(
            int depth, long number, String text, CompletableFuture<@Nullable Void> gate) {
        CompletableFuture<?> below = depth > 1 ? level(depth - 1, number, text, gate) : gate;
        return below.thenApply(done -> depth + number + text.length());
    }
}
