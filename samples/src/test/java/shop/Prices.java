package shop;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Has nothing to do, and does it with all its might. */
final class Prices {
    private Prices() {}

    public static void main(String[] args) {
        run(serve(Integer.parseInt(args[0])));
    }

    @Async
    static Coroutine<Void> serve(int requests) {
        long total = 0;
        for (int i = 0; i < requests; i++) {
            total += await(quote(i));
        }
        System.out.println(total);
        return Coroutine.done();
    }

    @Async
    static Coroutine<Integer> quote(int item) {
        await(yieldNow());
        int checksum = item;
        for (int i = 0; i < 1_000_000; i++) {
            checksum = checksum * 31 + (checksum >>> 7);
        }
        return Coroutine.of(checksum % 100);
    }
}
