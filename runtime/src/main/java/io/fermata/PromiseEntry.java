package io.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends a promise from any thread; does nothing if its loop has been closed. */
final class PromiseEntry<T extends @Nullable Object> extends Node implements Continuation<T> {

    private final Promise<T> promise;
    private @Nullable Object ending;

    PromiseEntry(Promise<T> promise) {
        this.promise = promise;
    }

    @Override
    public void resume(T value) {
        enter(Ending.of(value));
    }

    @Override
    public void fail(Throwable failure) {
        enter(Ending.failed(failure));
    }

    private void enter(Object end) {
        ending = end;
        promise.loop.wake(this);
    }

    @Override
    void run() {
        if (!promise.end(Objects.requireNonNull(ending)) && ending instanceof Ending.Failed late) {
            promise.loop.failures.report("a failure came after its promise had ended", late.failure, null);
        }
    }
}
