package shop;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;

/** Sells what it does not have. */
final class Sale {
    private Sale() {}

    public static void main(String[] args) {
        run(checkout());
    }

    @Async
    static Coroutine<Void> checkout() {
        await(gather(reserve("apples", 3), reserve("pears", 12)));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> reserve(String item, int count) {
        await(take(item, count));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> take(String item, int count) {
        await(sleep(Duration.ofMillis(10)));
        if (count > 10) {
            throw new IllegalStateException(item + " are sold out");
        }
        return Coroutine.done();
    }
}
