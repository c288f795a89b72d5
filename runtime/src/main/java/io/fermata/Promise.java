package io.fermata;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody will provide later: asyncio's {@code Future}.
 *
 * <p>It belongs to one event loop. Its methods are for the thread of that loop, where not said otherwise.
 *
 * @param <T> the value
 */
public sealed class Promise<T extends @Nullable Object> extends Completion<T> permits CallPromise, Gathering, Shield {

    Promise(EventLoop loop) {
        super(loop);
    }

    /**
     * Ends this with a value.
     *
     * @param value what those who await it get
     * @return false if it had ended already
     * @throws IllegalStateException off the loop's thread
     */
    public boolean complete(T value) {
        loop.thread.refuseOthers();
        return end(Ending.of(value));
    }

    /**
     * Ends this with a failure.
     *
     * @param failure what those who await it catch, the same object
     * @return false if it had ended already
     * @throws IllegalStateException off the loop's thread
     */
    public boolean fail(Throwable failure) {
        loop.thread.refuseOthers();
        return end(Ending.failed(Objects.requireNonNull(failure, "failure")));
    }

    /**
     * Ends this without a value: those who await it catch a {@link java.util.concurrent.CancellationException}.
     *
     * @return false if it had ended already
     * @throws IllegalStateException off the loop's thread
     */
    public boolean cancel() {
        return cancel(null);
    }

    /**
     * The same as {@link #cancel()}, with a message.
     *
     * @param why the message of the exception
     * @return false if it had ended already
     */
    @Override
    public boolean cancel(@Nullable String why) {
        loop.thread.refuseOthers();
        return end(Ending.cancelled(new CancelledError(why)));
    }

    /**
     * Runs a callback in the iteration after this has ended; callbacks run in the order they were added.
     *
     * @param callback called with this promise
     */
    public void addDoneCallback(Consumer<? super Promise<T>> callback) {
        whenDone(new DoneCallback<>(this, TaskLocal.carriedInto(Objects.requireNonNull(callback, "callback"))));
    }

    /** Of the two kinds of {@link Completion} only tasks are ever queued. */
    @Override
    void run() {
        throw new AssertionError("a promise does not run");
    }
}
