package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coroutine;

/** Methods that await a great many times, or at a great depth. */
public class Scale {
    @Async
    public static Coroutine<Long> loop(Awaitable<Integer> each, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(each);
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Long> loopOverCalls(Awaitable<Integer> each, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(one(each)) + await(oneByLambda(each));
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> one(Awaitable<Integer> each) {
        return Coroutine.of(await(each));
    }

    private static Coroutine<Integer> oneByLambda(Awaitable<Integer> each) {
        java.util.function.Supplier<Coroutine<Integer>> lambda = () -> Coroutine.of(await(each));
        return lambda.get();
    }

    @Async
    public static Coroutine<Integer> deep(Awaitable<Integer> bottom, int depth) {
        if (depth == 0) {
            return Coroutine.of(await(bottom));
        }
        return Coroutine.of(1 + await(deep(bottom, depth - 1)));
    }

    @Async
    public static Coroutine<Integer> deepWithFinally(Awaitable<Integer> bottom, int depth) {
        int[] passed = {0};
        try {
            return Coroutine.of(depth == 0 ? await(bottom) : await(deepByAnother(bottom, depth - 1, passed)));
        } finally {
            passed[0]++;
        }
    }

    @Async
    private static Coroutine<Integer> deepByAnother(Awaitable<Integer> bottom, int depth, int[] passed) {
        int before = passed[0];
        return Coroutine.of(await(deepWithFinally(bottom, depth)) + before);
    }

    @Async
    public static Coroutine<Long> tailRecursion(Awaitable<Integer> each, int times) {
        return tailStep(each, times, 0);
    }

    @Async
    private static Coroutine<Long> tailStep(Awaitable<Integer> each, int left, long sum) {
        if (left == 0) {
            return Coroutine.of(sum);
        }
        long next = sum + await(each);
        return tailStep(each, left - 1, next);
    }
}
