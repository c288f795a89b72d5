package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;

/** An exception that leaves ten async methods, all on the stack or all suspended. */
public final class FermataFailures {

    private final EventLoop loop = EventLoop.create();

    /** Throws and catches {@code times} times; gives how often it has caught. */
    public int ten(int times, boolean suspended) {
        return loop.runUntilComplete(repeat(times, suspended));
    }

    @Async
    private static Coroutine<Integer> repeat(int times, boolean suspended) {
        int caught = 0;
        for (int i = 0; i < times; i++) {
            try {
                await(fail(9, suspended));
            } catch (IllegalStateException e) {
                caught++;
            }
        }
        return Coroutine.of(caught);
    }

    @Async
    private static Coroutine<Integer> fail(int below, boolean suspended) {
        if (below > 0) {
            int result = await(fail(below - 1, suspended));
            return Coroutine.of(result + 1);
        }
        if (suspended) {
            await(yieldNow());
        }
        throw new IllegalStateException("failed");
    }
}
