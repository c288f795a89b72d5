package io.fermata;

import org.jspecify.annotations.Nullable;

/** Ends as blocking code on another thread does. */
final class CallPromise<T extends @Nullable Object> extends Promise<T> {

    private final ThreadCall<T> call;

    CallPromise(EventLoop loop, ThreadCall<T> call) {
        super(loop);
        this.call = call;
    }

    @Override
    @Nullable
    Blocker blocker() {
        return isDone() ? null : call.blocker();
    }
}
