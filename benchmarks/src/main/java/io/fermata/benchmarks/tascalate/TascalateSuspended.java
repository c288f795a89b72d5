package io.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;
import static net.tascalate.async.CallContext.await;

import io.fermata.benchmarks.futures.JdkTimer;
import java.util.concurrent.CompletableFuture;
import net.tascalate.async.async;
import org.jspecify.annotations.Nullable;

/** Many async methods that sleep or wait. */
public final class TascalateSuspended {

    /** What all wait for. */
    private static CompletableFuture<@Nullable Void> gate = new CompletableFuture<>();

    private TascalateSuspended() {}

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

    @async
    private static CompletableFuture<@Nullable Void> sleeper() {
        await(JdkTimer.second());
        return async(null);
    }

    /** An int, a long and a String live. */
    @async
    private static CompletableFuture<Long> level(int depth, long number, String text) {
        if (depth > 1) {
            await(level(depth - 1, number, text));
        } else {
            await(gate);
        }
        return async(depth + number + text.length());
    }
}
