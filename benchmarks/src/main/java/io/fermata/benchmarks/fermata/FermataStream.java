package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import org.jspecify.annotations.Nullable;

/** A producer and a consumer with a queue between them. */
public final class FermataStream {

    private final EventLoop loop = EventLoop.create();

    /** Sends {@code items} through a queue of {@code capacity}. */
    public int run(int items, int capacity) {
        return loop.runUntilComplete(stream(items, capacity));
    }

    @Async
    private static Coroutine<Integer> stream(int items, int capacity) {
        AsyncQueue<Integer> queue = new AsyncQueue<>(capacity);
        Task<@Nullable Void> producer = createTask(produce(queue, items));
        int sum = await(createTask(consume(queue, items)));
        await(producer);
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<@Nullable Void> produce(AsyncQueue<Integer> queue, int items) {
        for (int i = 0; i < items; i++) {
            await(queue.put(i & 63));
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Integer> consume(AsyncQueue<Integer> queue, int items) {
        int sum = 0;
        for (int i = 0; i < items; i++) {
            sum += await(queue.get());
        }
        return Coroutine.of(sum);
    }
}
