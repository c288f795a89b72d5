package shop;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;

/** Takes more orders than it has goods for. */
final class Orders {
    private static final AsyncQueue<String> STOCK = new AsyncQueue<>();

    private Orders() {}

    public static void main(String[] args) {
        run(open());
    }

    @Async
    static Coroutine<Void> open() {
        await(taskGroup(group -> {
            for (int i = 0; i < 20_000; i++) {
                group.createTask(reserve(i));
            }
            await(yieldNow());
            System.out.println("open");
            return Coroutine.done();
        }));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> reserve(int order) {
        System.out.println(order + ": " + await(take()));
        return Coroutine.done();
    }

    @Async
    static Coroutine<String> take() {
        return Coroutine.of(await(STOCK.get()));
    }
}
