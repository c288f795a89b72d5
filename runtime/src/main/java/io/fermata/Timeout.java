package io.fermata;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Awaits something in the task it is in, which is cancelled when the deadline passes. */
final class Timeout<T extends @Nullable Object> extends Coroutine<T> {

    private final Duration limit;
    private @Nullable AsyncSupplier<T, ?> body;
    private @Nullable Task<?> task;
    private @Nullable Handle timer;
    private int cancellingBefore;
    private boolean expired;

    Timeout(Duration limit, AsyncSupplier<T, ?> body) {
        this.limit = limit;
        this.body = body;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (state > 0) {
            return finish(value, failure);
        }
        AsyncSupplier<T, ?> begun = Objects.requireNonNull(body);
        body = null;
        if (limit.isNegative() || limit.isZero()) {
            throw new TimeoutException(message());
        }
        arm(e.task("timeout"));
        Object result;
        try {
            result = e.await(begun.get());
        } catch (Throwable thrown) {
            return finish(null, thrown);
        }
        return result == Execution.SUSPENDED ? e.suspend(this, 1) : finish(result, null);
    }

    private void arm(Task<?> current) {
        task = current;
        cancellingBefore = current.cancelling();
        timer = current.loop.callLater(limit, () -> {
            expired = true;
            current.cancel();
        });
    }

    /** Only a cancellation that is the deadline's own becomes a timeout. */
    private @Nullable Object finish(@Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Objects.requireNonNull(timer).cancel();
        if (expired
                && Objects.requireNonNull(task).uncancel() <= cancellingBefore
                && failure instanceof CancelledError) {
            TimeoutException timeout = new TimeoutException(message());
            timeout.initCause(failure);
            throw timeout;
        }
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    private String message() {
        return "not done within " + limit;
    }
}
