package io.fermata;

import org.jspecify.annotations.Nullable;

/** A coroutine that awaits one thing and brings what it brings; once it waits it is no frame of the chain any more. */
final class AwaitCoroutine<T extends @Nullable Object> extends Coroutine<T> {

    private @Nullable Awaitable<? extends T> awaitable;

    AwaitCoroutine(Awaitable<? extends T> awaitable) {
        this.awaitable = awaitable;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object awaited = awaitable;
        awaitable = null;
        return e.await(awaited);
    }
}
