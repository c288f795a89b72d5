package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.AsyncSemaphore;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.observe.TaskSnapshot;
import java.util.List;

/** Prints what its tasks wait for at a queue and a semaphore that others have used before. */
final class Partners {
    private Partners() {}

    public static void main(String[] args) {
        run(meet());
    }

    @Async
    static Coroutine<Void> meet() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        AsyncSemaphore permits = new AsyncSemaphore(2);
        List<Object> tasks = List.of(
                createTask(produce(queue, 2), "producer"),
                createTask(consume(queue), "consumer"),
                createTask(take(permits, 1), "one"),
                createTask(take(permits, 2), "two"));
        for (int i = 0; i < 2 * tasks.size(); i++) {
            await(yieldNow());
        }
        for (TaskSnapshot task : EventLoop.current().snapshot().tasks()) {
            if (task.waitsFor() != null) {
                System.out.println(task.name() + ": " + task.waitsFor().text());
            }
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> produce(AsyncQueue<String> queue, int count) {
        for (int i = 0; i < count; i++) {
            await(queue.put("item"));
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> consume(AsyncQueue<String> queue) {
        while (true) {
            await(queue.get());
        }
    }

    @Async
    static Coroutine<Void> take(AsyncSemaphore permits, int count) {
        for (int i = 0; i < count; i++) {
            await(permits.acquire());
        }
        await(EventLoop.current().createPromise());
        return Coroutine.done();
    }
}
