package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Asyncio;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Promise;
import io.fermata.Task;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Many tasks that sleep or wait. */
public final class FermataSuspended {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What all wait for; not in their frames, where it would be counted. */
    private static Awaitable<@Nullable Void> gate = Coroutine.done();

    private FermataSuspended() {}

    /** Runs {@code count} tasks that sleep for a second. */
    public static void sleep(int count, Runnable asleep) {
        run(sleepAll(count, asleep));
    }

    /** Suspends {@code count} tasks {@code depth} calls deep. */
    public static void suspend(int count, int depth, Runnable suspended) {
        run(suspendAll(count, depth, suspended));
    }

    @Async
    private static Coroutine<@Nullable Void> sleepAll(int count, Runnable asleep) {
        Task<?> last = null;
        for (int i = 0; i < count; i++) {
            last = createTask(sleeper());
        }
        await(yieldNow());
        await(yieldNow());
        asleep.run();
        if (last != null) {
            await(last);
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<@Nullable Void> sleeper() {
        await(Asyncio.sleep(SECOND));
        return Coroutine.done();
    }

    @Async
    private static Coroutine<@Nullable Void> suspendAll(int count, int depth, Runnable suspended) {
        Promise<@Nullable Void> opens = EventLoop.current().createPromise();
        gate = opens;
        Task<?> last = null;
        for (int i = 0; i < count; i++) {
            last = createTask(level(depth, i, "text"));
        }
        await(yieldNow());
        await(yieldNow());
        suspended.run();
        opens.complete(null);
        if (last != null) {
            await(last);
        }
        return Coroutine.done();
    }

    /** An int, a long and a String live. */
    @Async
    private static Coroutine<Long> level(int depth, long number, String text) {
        if (depth > 1) {
            await(level(depth - 1, number, text));
        } else {
            await(gate);
        }
        return Coroutine.of(depth + number + text.length());
    }
}
