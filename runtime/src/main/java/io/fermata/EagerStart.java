package io.fermata;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Starts the bodies of methods that return futures.
 *
 * <p>On a loop such a body is a task whose first step has been taken already, by the caller: it stays on this loop, and
 * {@link Asyncio#currentTask()} is that task. Off any loop it goes on wherever what it awaits completes.
 */
final class EagerStart {

    private EagerStart() {}

    static <T extends @Nullable Object> CompletableFuture<T> start(Coroutine<T> body) {
        EventLoop loop = EventLoop.running();
        return loop == null ? byHand(body) : onLoop(body, loop);
    }

    private static <T extends @Nullable Object> CompletableFuture<T> onLoop(Coroutine<T> body, EventLoop loop) {
        Task<T> task = new Task<>(loop, body, null);
        loop.made(task);
        Task<?> outer = loop.current;
        int depth = loop.execution.surface();
        Node before = loop.queue.noteRest(outer == null ? null : outer.next);
        try {
            if (outer != null) {
                outer.enlist();
            }
            task.enlist();
            task.run();
        } finally {
            loop.current = outer; // first, since the calls may fail where the stack has overflowed
            loop.execution.dive(depth);
            loop.queue.resetRest(before);
        }
        return task.toCompletableFuture();
    }

    private static <T extends @Nullable Object> CompletableFuture<T> byHand(Coroutine<T> body) {
        FutureBridge<T> future = new FutureBridge<>(null);
        HandDriver driver = new HandDriver(body, future);
        future.onCancel(driver::cancel);
        driver.start();
        return future;
    }
}
