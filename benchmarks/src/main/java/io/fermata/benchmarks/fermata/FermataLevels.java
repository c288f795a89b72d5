package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.benchmarks.Opaque;

/** Ten async methods, each awaiting the next one, which is bound at compile time: no frame is made for it. */
public final class FermataLevels {

    private final EventLoop loop = EventLoop.create();

    /** Awaits the innermost method {@code times} times. */
    public int one(int times) {
        return loop.runUntilComplete(repeatOne(times));
    }

    /** Awaits the outermost method {@code times} times. */
    public int ten(int times) {
        return loop.runUntilComplete(repeatTen(times));
    }

    @Async
    private static Coroutine<Integer> repeatOne(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(level10(i & 31));
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> repeatTen(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(level1(i & 31));
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> level1(int n) {
        int below = await(level2(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level2(int n) {
        int below = await(level3(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level3(int n) {
        int below = await(level4(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level4(int n) {
        int below = await(level5(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level5(int n) {
        int below = await(level6(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level6(int n) {
        int below = await(level7(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level7(int n) {
        int below = await(level8(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level8(int n) {
        int below = await(level9(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level9(int n) {
        int below = await(level10(n));
        return Coroutine.of((below + n) & 63);
    }

    @Async
    private static Coroutine<Integer> level10(int n) {
        return Coroutine.of((Opaque.read() + n) & 63);
    }
}
