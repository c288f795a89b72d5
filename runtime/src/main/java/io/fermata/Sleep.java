package io.fermata;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A pause that brings a value. */
final class Sleep<T extends @Nullable Object> extends Coroutine<T> {

    private final long nanos;
    private final T value;

    Sleep(long nanos, T value) {
        this.nanos = nanos;
        this.value = value;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object ignored, @Nullable Throwable failure)
            throws Throwable {
        if (failure != null) {
            throw failure;
        }
        if (state > 0) {
            return value;
        }
        Nap.begin(nanos, e);
        return e.suspend(this, 1);
    }

    @Override
    public String toString() {
        return "sleep(" + Duration.ofNanos(nanos) + ")";
    }
}
