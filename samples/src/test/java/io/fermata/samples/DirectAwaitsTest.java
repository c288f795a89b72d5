package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Async;
import io.fermata.AsyncEvent;
import io.fermata.AsyncLifoQueue;
import io.fermata.AsyncLock;
import io.fermata.AsyncPriorityQueue;
import io.fermata.AsyncQueue;
import io.fermata.AsyncSemaphore;
import io.fermata.Coroutine;
import io.fermata.QueueShutDown;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Awaits of queues, locks, semaphores and events that are compiled to one call, ready and not. */
class DirectAwaitsTest {
    private final List<Object> log = new ArrayList<>();

    @Test
    void queues_hand_over_in_their_order() {
        assertThat(run(throughQueue(new AsyncQueue<>(2)))).isEqualTo("2 3 1");
        assertThat(run(throughQueue(new AsyncPriorityQueue<>(2)))).isEqualTo("2 3 1");
        assertThat(run(through(new AsyncLifoQueue<>()))).isEqualTo("3 2");
        assertThat(run(through(new AsyncPriorityQueue<>()))).isEqualTo("2 3");
    }

    @Test
    void a_null_item_arrives_as_null() {
        assertThat(run(through(null, new AsyncQueue<>()))).isNull();
    }

    @Test
    void a_shut_down_queue_fails_where_it_is_awaited() {
        assertThat(run(caught(new AsyncQueue<>()))).isEqualTo("caught twice");
        assertThatThrownBy(() -> run(through(null, null))).isInstanceOf(NullPointerException.class);
    }

    @Test
    void locks_semaphores_and_events_let_one_in_after_the_other() {
        run(contend(new AsyncLock(), new AsyncSemaphore(1), new AsyncEvent()));
        assertThat(log).containsExactly("event", "a lock", "a permit", "b lock", "b permit");
    }

    @Async
    private static Coroutine<String> throughQueue(AsyncQueue<Integer> queue) {
        Task<Void> producer = createTask(produce(queue));
        String items = await(queue.get()) + " " + await(queue.get()) + " " + await(queue.get());
        await(producer);
        return Coroutine.of(items);
    }

    @Async
    private static Coroutine<Void> produce(AsyncQueue<Integer> queue) {
        await(queue.put(2));
        await(queue.put(3));
        await(queue.put(1));
        return Coroutine.done();
    }

    @Async
    private static Coroutine<String> through(AsyncLifoQueue<Integer> queue) {
        await(queue.put(2));
        await(queue.put(3));
        return Coroutine.of(await(queue.get()) + " " + await(queue.get()));
    }

    @Async
    private static Coroutine<String> through(AsyncPriorityQueue<Integer> queue) {
        await(queue.put(3));
        await(queue.put(2));
        return Coroutine.of(await(queue.get()) + " " + await(queue.get()));
    }

    @Async
    private static Coroutine<String> through(String item, AsyncQueue<String> queue) {
        await(queue.put(item));
        return Coroutine.of(await(queue.get()));
    }

    @Async
    private static Coroutine<String> caught(AsyncQueue<Integer> queue) {
        Task<Void> closer = createTask(close(queue));
        String caught = "";
        try {
            await(queue.get());
        } catch (QueueShutDown e) {
            caught = "caught";
        }
        try {
            await(queue.put(1));
        } catch (QueueShutDown e) {
            caught += " twice";
        }
        await(closer);
        return Coroutine.of(caught);
    }

    @Async
    private static Coroutine<Void> close(AsyncQueue<Integer> queue) {
        await(yieldNow());
        queue.shutdown();
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> contend(AsyncLock lock, AsyncSemaphore permits, AsyncEvent event) {
        Task<Void> a = createTask(enter("a", lock, permits, event));
        Task<Void> b = createTask(enter("b", lock, permits, event));
        await(yieldNow());
        log.add("event");
        event.set();
        await(a);
        await(b);
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> enter(String who, AsyncLock lock, AsyncSemaphore permits, AsyncEvent event) {
        await(event.waitUntilSet());
        try (var held = await(lock.acquire())) {
            log.add(who + " lock");
            await(yieldNow());
            try (var permit = await(permits.acquire())) {
                log.add(who + " permit");
                await(yieldNow());
            }
        }
        return Coroutine.done();
    }
}
