package io.fermata.benchmarks.ea;

import static com.ea.async.Async.await;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.fermata.benchmarks.futures.JdkTimer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Many async methods that sleep or wait. */
public final class EaSuspended {

    /** What all wait for. */
    private static CompletableFuture<@Nullable Void> gate = new CompletableFuture<>();

    private EaSuspended() {}

    /** Runs {@code count} of them that sleep for a second. */
    public static void sleep(int count, Runnable asleep) {
        CompletableFuture<@Nullable Void> last = sleeper();
        for (int i = 1; i < count; i++) {
            last = sleeper();
        }
        asleep.run();
        last.join();
    }

    /** Suspends {@code count} of them {@code depth} calls deep. */
    public static void suspend(int count, int depth, Runnable suspended) {
        gate = new CompletableFuture<>();
        for (int i = 0; i < count; i++) {
            level(depth, i, "text");
        }
        suspended.run();
        gate.complete(null);
    }

    private static CompletableFuture<@Nullable Void> sleeper() {
        await(JdkTimer.second());
        return completedFuture(null);
    }

    /** An int, a long and a String live. */
    private static CompletableFuture<Long> level(int depth, long number, String text) {
        if (depth > 1) {
            await(level(depth - 1, number, text));
        } else {
            await(gate);
        }
        return completedFuture(depth + number + text.length());
    }
}
