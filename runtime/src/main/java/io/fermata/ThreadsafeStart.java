package io.fermata;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A coroutine on its way into the loop of another thread. */
final class ThreadsafeStart<T extends @Nullable Object> extends Node {

    private final Coroutine<T> coroutine;
    private final EventLoop loop;
    private final FutureBridge<T> future = new FutureBridge<>(null);
    private @Nullable Task<T> task;

    /** Those of the thread that starts it, which counts as the creator of the task. */
    private final Map<TaskLocal<?>, Object> bindings = TaskLocal.bindings();

    private ThreadsafeStart(Coroutine<T> coroutine, EventLoop loop) {
        this.coroutine = coroutine;
        this.loop = loop;
    }

    static <T extends @Nullable Object> CompletableFuture<T> start(Coroutine<T> coroutine, EventLoop loop) {
        ThreadsafeStart<T> start = new ThreadsafeStart<>(coroutine, loop);
        start.future.onCancel(() -> loop.runOnThread(start::cancel));
        if (!loop.queue.push(start)) {
            throw EventLoop.closed();
        }
        return start.future;
    }

    /** A thread that waits for the future must not do so for ever. */
    @Override
    void dropped() {
        future.fail(EventLoop.closed());
    }

    @Override
    void run() {
        if (future.isDone()) {
            return;
        }
        try {
            task = loop.createTask(coroutine);
            task.locals = bindings;
        } catch (Throwable failure) {
            future.fail(failure);
            return;
        }
        future.endsWith(task);
        task.subscribe(future);
    }

    private void cancel() {
        if (task != null) {
            task.cancel();
        }
    }
}
