package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coroutines that yield in turn. */
public final class FermataSwitch {

    private final EventLoop loop = EventLoop.create();

    /** Runs {@code coroutines} of them, each yielding {@code times} times. */
    public void run(int coroutines, int times) {
        loop.runUntilComplete(coroutines == 1 ? yielding(times) : roundRobin(coroutines, times));
    }

    @Async
    private static Coroutine<@Nullable Void> roundRobin(int coroutines, int times) {
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < coroutines; i++) {
            tasks.add(createTask(yielding(times)));
        }
        for (Task<?> task : tasks) {
            await(task);
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<@Nullable Void> yielding(int times) {
        for (int i = 0; i < times; i++) {
            await(yieldNow());
        }
        return Coroutine.done();
    }
}
