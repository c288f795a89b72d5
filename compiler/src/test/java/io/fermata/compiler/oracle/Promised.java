package io.fermata.compiler.oracle;

import io.fermata.Continuation;
import io.fermata.Coroutine;
import java.util.concurrent.CompletableFuture;

/** How something awaited is going to end: with a value, or with a failure that is not null. */
record Promised<T>(T value, Throwable failure) {
    void settle(Continuation<? super T> waiter) {
        if (failure == null) {
            waiter.resume(value);
        } else {
            waiter.fail(failure);
        }
    }

    void settle(CompletableFuture<T> future) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(failure);
        }
    }

    /** Something whose await finds it done. */
    Coroutine<T> ready() {
        return failure == null ? Coroutine.of(value) : Coroutine.failed(failure);
    }
}
