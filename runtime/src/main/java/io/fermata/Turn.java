package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A coroutine that takes something from a {@link WaitQueue} as soon as its turn has come.
 *
 * <p>It is no frame of the chain that waits, which goes on straight from the {@link Wait}: so the JIT need not make the
 * object when it sees both call and await.
 */
final class Turn<T extends @Nullable Object> extends Coroutine<T> {

    private final WaitQueue queue;
    private final @Nullable Object argument;

    Turn(WaitQueue queue, @Nullable Object argument) {
        this.queue = queue;
        this.argument = argument;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) {
        return queue.serve(argument, e);
    }
}
