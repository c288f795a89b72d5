package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.Execution;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A wait for a condition, tested whenever it may have come about. */
abstract class Waiting extends Coroutine<@Nullable Void> {

    private final Waiters waiters;

    Waiting(Waiters waiters) {
        this.waiters = waiters;
    }

    abstract boolean isOver() throws IOException;

    /** Shown in snapshots of the loop. */
    @Override
    public abstract String toString();

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        if (isOver()) {
            return null;
        }
        e.await(waiters.add());
        return e.suspend(this, 1);
    }
}
