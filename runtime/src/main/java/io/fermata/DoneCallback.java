package io.fermata;

import java.util.function.Consumer;

/** A callback of the user's that waits for a task or a promise. */
final class DoneCallback<C> extends Node {

    private final C source;
    private final Consumer<? super C> callback;

    DoneCallback(C source, Consumer<? super C> callback) {
        this.source = source;
        this.callback = callback;
    }

    @Override
    void run() {
        callback.accept(source);
    }
}
