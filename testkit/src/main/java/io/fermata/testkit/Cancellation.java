package io.fermata.testkit;

import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Promise;
import io.fermata.Task;
import org.jspecify.annotations.Nullable;

/** Runs what is to be cancelled, in each run at another of its suspensions. */
public final class Cancellation {

    private @Nullable Task<?> task;

    Cancellation() {}

    /**
     * Runs a coroutine as a task, cancels it if this run does so, and waits for its end.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @return null if it has ended by cancellation, otherwise its result; or its failure, which a cancellation does not excuse
     * @throws IllegalStateException the second time in a run
     */
    public <T extends @Nullable Object> Awaitable<@Nullable T> of(Coroutine<T> coroutine) {
        if (task != null) {
            throw new IllegalStateException("one task is cancelled in a run; this is the second");
        }
        EventLoop loop = EventLoop.current();
        Promise<@Nullable T> ended = loop.createPromise();
        Task<T> started = loop.createTask(coroutine);
        task = started;
        started.addDoneCallback(end -> settle(end, ended));
        return ended;
    }

    private static <T extends @Nullable Object> void settle(Task<T> end, Promise<@Nullable T> ended) {
        if (end.isCancelled()) {
            ended.complete(null);
            return;
        }
        T value;
        try {
            value = end.resultNow();
        } catch (IllegalStateException failed) {
            ended.fail(end.exceptionNow());
            return;
        }
        ended.complete(value);
    }

    @Nullable
    Task<?> task() {
        return task;
    }
}
