package io.fermata.benchmarks.futures;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Callbacks of one thread, first in, first out: what everybody runs on whose methods return futures. */
public final class CallbackLoop implements Executor {

    private final ArrayDeque<Runnable> callbacks = new ArrayDeque<>();

    @Override
    public void execute(Runnable callback) {
        callbacks.add(callback);
    }

    /**
     * What lets the others run.
     *
     * @return completed when its turn has come
     */
    public CompletableFuture<@Nullable Void> next() {
        CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
        callbacks.add(() -> turn.complete(null));
        return turn;
    }

    /**
     * Runs until nothing is left.
     *
     * @return the result, which is there then
     */
    public <T> T run(CompletableFuture<T> result) {
        Runnable callback = callbacks.poll();
        while (callback != null) {
            callback.run();
            callback = callbacks.poll();
        }
        return result.join();
    }
}
