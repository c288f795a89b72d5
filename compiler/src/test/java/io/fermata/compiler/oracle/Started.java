package io.fermata.compiler.oracle;

import io.fermata.Continuation;
import io.fermata.Coroutine;
import java.util.concurrent.CompletableFuture;

/** A coroutine that a test has started, and how it ends. */
public final class Started<T> implements Continuation<T> {
    private final CompletableFuture<T> end = new CompletableFuture<>();

    private Started() {}

    public static <T> Started<T> start(Coroutine<T> coroutine) {
        Started<T> started = new Started<>();
        coroutine.start(started);
        return started;
    }

    @Override
    public void resume(T value) {
        end.complete(value);
    }

    @Override
    public void fail(Throwable failure) {
        end.completeExceptionally(failure);
    }

    /** Completed with the result, or with the failure as it was thrown. */
    public CompletableFuture<T> end() {
        return end;
    }
}
