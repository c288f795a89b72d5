package io.fermata;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Awaits of a pause, and of what a queue, lock, semaphore or event returns, without the coroutine in between:
 * {@code await(queue.get())} becomes one call. Called by generated code only.
 *
 * <p>Each method is named like the one it stands for and takes its receiver, if it has one, its arguments and the {@link Execution}; it
 * gives the result or {@link Execution#SUSPENDED}.
 */
public final class DirectAwaits {

    private DirectAwaits() {}

    public static Object sleep(Duration delay, Execution e) {
        return Nap.begin(Durations.nanos(delay), e);
    }

    public static @Nullable Object get(AsyncQueue<?> queue, Execution e) {
        return queue.get(e);
    }

    public static @Nullable Object put(AsyncQueue<?> queue, @Nullable Object item, Execution e) {
        return queue.put(item, e);
    }

    public static @Nullable Object acquire(AsyncLock lock, Execution e) {
        return lock.waiters.serve(null, e);
    }

    public static @Nullable Object acquire(AsyncSemaphore semaphore, Execution e) {
        return semaphore.waiters.serve(null, e);
    }

    public static @Nullable Object waitUntilSet(AsyncEvent event, Execution e) {
        return event.waiters.serve(null, e);
    }
}
