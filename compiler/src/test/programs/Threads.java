package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coroutine;

/** Methods whose awaits are resumed by whichever thread. */
public class Threads {
    @Async
    public static Coroutine<String> threadsOnTheWay(Awaitable<String> first, Awaitable<String> second) {
        String all = Thread.currentThread().getName();
        long wide = all.length();
        all += " " + await(first) + Thread.currentThread().getName();
        all += " " + await(second) + Thread.currentThread().getName();
        return Coroutine.of(all + " " + wide);
    }

    @Async
    public static Coroutine<Long> sum(Awaitable<Integer> each, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            long before = sum;
            sum = before + await(square(each, i)) - (long) i * i;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Long> square(Awaitable<Integer> each, long n) {
        long square = n * n;
        return Coroutine.of(square + await(each));
    }

    @Async
    public static Coroutine<String> two(Awaitable<String> first, Awaitable<String> second) {
        String left = await(first);
        return Coroutine.of(left + await(second));
    }
}
