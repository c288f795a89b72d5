package io.fermata.benchmarks.futures;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Callbacks of one thread, first in, first out. */
final class CallbackLoop implements Executor {

    private final ArrayDeque<Runnable> callbacks = new ArrayDeque<>();

    @Override
    public void execute(Runnable callback) {
        callbacks.add(callback);
    }

    /** Runs until nothing is left; gives the result, which is there then. */
    <T> T run(CompletableFuture<T> result) {
        Runnable callback = callbacks.poll();
        while (callback != null) {
            callback.run();
            callback = callbacks.poll();
        }
        return result.join();
    }
}
