package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.EventLoop;

/** An async generator of numbers. */
public final class FermataItems {

    private final EventLoop loop = EventLoop.create();

    /** Takes {@code items} numbers from it. */
    public int run(int items) {
        return loop.runUntilComplete(sum(items));
    }

    @Async
    private static Coroutine<Integer> sum(int items) {
        int sum = 0;
        for (int item : each(numbers(items))) {
            sum += item;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static AsyncGenerator<Integer> numbers(int items) {
        for (int i = 0; i < items; i++) {
            emit(i & 63);
        }
        return AsyncGenerator.done();
    }
}
