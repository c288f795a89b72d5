package io.fermata.benchmarks.ea;

import static com.ea.async.Async.await;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.fermata.benchmarks.futures.CallbackLoop;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Async methods that let others run in between. */
public final class EaSwitch {

    private final CallbackLoop loop = new CallbackLoop();

    /** Runs {@code methods} of them, each letting others run {@code times} times. */
    public void run(int methods, int times) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[methods];
        for (int i = 0; i < methods; i++) {
            all[i] = yielding(times, loop);
        }
        loop.run(CompletableFuture.allOf(all));
    }

    private static CompletableFuture<@Nullable Void> yielding(int times, CallbackLoop loop) {
        for (int i = 0; i < times; i++) {
            await(loop.next());
        }
        return completedFuture(null);
    }
}
