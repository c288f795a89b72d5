package io.fermata;

import org.jspecify.annotations.Nullable;

/** A coroutine whose end is known from the start. */
final class Completed<T extends @Nullable Object> extends Coroutine<T> {

    private final @Nullable Object value;
    private final @Nullable Throwable failure;

    Completed(@Nullable Object value, @Nullable Throwable failure) {
        this.value = value;
        this.failure = failure;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object ignored, @Nullable Throwable none) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return value;
    }
}
