package io.fermata;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A wait whose deadline has passed before it begins: what has ended gives its result, what has not begun never runs,
 * what is running is cancelled and its end waited for.
 */
final class LastChance<T extends @Nullable Object> extends Coroutine<T> {

    private final Awaitable<T> awaitable;

    /** Whether it was still running: then its cancellation is the lack of time, otherwise that of somebody else. */
    private boolean cancelled;

    LastChance(Awaitable<T> awaitable) {
        this.awaitable = awaitable;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (state > 0) {
            return finish(value, failure);
        }
        if (awaitable instanceof Completion<?> running && !running.isDone()) {
            cancelled = true;
            running.cancel(null);
        } else if (!hasEnded()) {
            discard();
            throw new TimeoutException("no time left");
        }
        Object result;
        try {
            result = e.await(awaitable);
        } catch (Throwable thrown) {
            return finish(null, thrown);
        }
        return result == Execution.SUSPENDED ? e.suspend(this, 1) : result;
    }

    private boolean hasEnded() {
        return awaitable instanceof Completion<?>
                || awaitable instanceof Completed<?>
                || (awaitable instanceof StageAwaitable<?> stage && stage.isDone());
    }

    private void discard() {
        if (awaitable instanceof Coroutine<?> unstarted) {
            unstarted.begin();
        } else if (awaitable instanceof StageAwaitable<?> stage) {
            stage.cancel();
        }
    }

    private @Nullable Object finish(@Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (cancelled && failure instanceof CancellationException) {
            TimeoutException timeout = new TimeoutException("no time left");
            timeout.initCause(failure);
            throw timeout;
        }
        if (failure != null) {
            throw failure;
        }
        return value;
    }
}
