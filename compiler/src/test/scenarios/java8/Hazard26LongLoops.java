package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;

/** Loops of hundreds of awaits, all there already, all pending or all resumed in place. */
public class Hazard26LongLoops {
    private static final int LONG = 250;

    @Async
    public static Coroutine<Long> in_one_method() {
        long sum = 0;
        for (int i = 0; i < LONG; i++) {
            sum += await(later(i)) * (i % 3 == 0 ? await(later(2L)) : 1L);
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> next(int i) {
        return Coroutine.of(await(later(i)) + 1);
    }

    @Async
    public static Coroutine<Integer> over_a_fused_call() {
        int i = 0;
        while (i < LONG) {
            i = await(next(i));
        }
        return Coroutine.of(i);
    }

    @Async
    public static Coroutine<Integer> over_failures() {
        int caught = 0;
        for (int i = 0; i < LONG; i++) {
            try {
                await(failing("f"));
            } catch (IllegalStateException e) {
                caught += e.getMessage().length();
            }
        }
        return Coroutine.of(caught);
    }

    @Async
    private static AsyncGenerator<Integer> numbers() {
        for (int i = 0; i < LONG; i++) {
            emit(await(later(i)));
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Long> over_a_generator() {
        long sum = 0;
        for (int x : each(numbers())) {
            sum = sum * 31 + x;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> countDown(int n, int total) {
        int step = await(later(1));
        return n == 0 ? Coroutine.of(total) : countDown(n - step, total + n);
    }

    @Async
    public static Coroutine<Integer> as_tail_calls() {
        return Coroutine.of(await(countDown(200, 0)));
    }

    @Async
    public static Coroutine<Integer> resumed_by_a_stage() {
        int sum = 0;
        for (int i = 0; i < LONG; i++) {
            sum ^= await(stage(i * i));
        }
        return Coroutine.of(sum);
    }
}
