package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;

/** Ten async methods, each awaiting the next one; the innermost suspends. */
public final class FermataChain {

    private final EventLoop loop = EventLoop.create();

    /** Calls the chain {@code times} times, each time anew; it suspends once. */
    public int fresh(int times) {
        return loop.runUntilComplete(repeat(times));
    }

    /** Calls the chain once; it suspends {@code times} times. */
    public int kept(int times) {
        return loop.runUntilComplete(level1(1, times));
    }

    @Async
    private static Coroutine<Integer> repeat(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(level1(i & 31, 1));
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> level1(int n, int times) {
        int below = await(level2(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level2(int n, int times) {
        int below = await(level3(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level3(int n, int times) {
        int below = await(level4(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level4(int n, int times) {
        int below = await(level5(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level5(int n, int times) {
        int below = await(level6(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level6(int n, int times) {
        int below = await(level7(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level7(int n, int times) {
        int below = await(level8(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level8(int n, int times) {
        int below = await(level9(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level9(int n, int times) {
        int below = await(level10(n, times));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level10(int n, int times) {
        for (int i = 0; i < times; i++) {
            await(yieldNow());
        }
        return Coroutine.of(n);
    }
}
