package io.fermata;

import org.jspecify.annotations.Nullable;

/** Passes the end of something on to a promise that may be cancelled without cancelling it. */
final class Shield<T extends @Nullable Object> extends Node {

    private final Completion<T> inside;
    private final Promise<T> outside;

    private Shield(Completion<T> inside, Promise<T> outside) {
        this.inside = inside;
        this.outside = outside;
    }

    static <T extends @Nullable Object> Awaitable<T> around(Awaitable<T> awaitable, EventLoop loop) {
        Completion<T> inside = loop.ensureTask(awaitable);
        if (inside.isDone()) {
            return inside;
        }
        Promise<T> outside = loop.createPromise();
        inside.whenDone(new Shield<>(inside, outside));
        return outside;
    }

    @Override
    void run() {
        outside.end(inside.ending());
    }
}
