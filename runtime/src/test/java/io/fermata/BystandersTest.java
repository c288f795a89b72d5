package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.observe.LoopSnapshot;
import io.fermata.observe.TaskSnapshot;
import io.fermata.observe.WaitKind;
import io.fermata.observe.WaitSnapshot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What those who look on are told of a wait besides what it is for. */
class BystandersTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Script<Object> awaiting(Script.Body<Object> awaitable) {
        return new Script<>().await(awaitable);
    }

    private static LoopSnapshot seen(Consumer<EventLoop> starting) {
        EventLoop loop = VirtualTime.loop();
        starting.accept(loop);
        LoopSnapshot[] seen = new LoopSnapshot[1];
        loop.callLater(Duration.ofSeconds(2), () -> {
            seen[0] = loop.snapshot();
            loop.stop();
        });
        loop.runForever();
        loop.close();
        return seen[0];
    }

    private static WaitSnapshot wait(LoopSnapshot loop, String name) {
        return task(loop, name).waitsFor();
    }

    private static TaskSnapshot task(LoopSnapshot loop, String name) {
        return loop.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void how_many_others_wait_for_the_same() {
        AsyncQueue<String> full = new AsyncQueue<>(1);
        full.putNowait("item");
        AsyncEvent event = new AsyncEvent();
        AsyncLock lock = new AsyncLock();
        LoopSnapshot loop = seen(l -> {
            for (int i = 0; i < 3; i++) {
                l.createTask(awaiting(v -> full.put("more")), "put-" + i);
                l.createTask(awaiting(v -> lock.acquire()).await(v -> Asyncio.sleep(HOUR)), "lock-" + i);
            }
            l.createTask(awaiting(v -> event.waitUntilSet()), "alone");
        });
        assertThat(wait(loop, "put-1").text()).matches("put into queue \\w+, 1 of 1 items, 2 others wait");
        assertThat(wait(loop, "lock-2").text()).matches("lock \\w+ held by lock-0, 1 other waits");
        assertThat(wait(loop, "alone").text()).matches("event \\w+");
    }

    @Test
    void one_who_waits_to_take_the_lock_of_a_condition_back_waits_for_its_holder() throws Exception {
        AsyncCondition condition = new AsyncCondition();
        LoopSnapshot loop = seen(l -> {
            l.createTask(awaiting(v -> condition.acquire()).await(v -> condition.waitForSignal()), "signalled");
            l.createTask(awaiting(v -> condition.acquire()).await(v -> condition.waitForSignal()), "asleep");
            l.createTask(
                    awaiting(v -> condition.acquire())
                            .then(() -> condition.signal(1))
                            .await(v -> Asyncio.sleep(HOUR)),
                    "holder");
        });
        assertThat(wait(loop, "signalled").text()).matches("lock \\w+ held by holder");
        assertThat(wait(loop, "asleep").text()).matches("condition \\w+, its lock is held by holder");
    }

    @Test
    void the_future_of_a_task_stands_for_the_task() {
        LoopSnapshot loop = seen(l -> {
            Task<?>[] tasks = new Task<?>[2];
            tasks[0] = l.createTask(awaiting(v -> Awaitable.of(tasks[1].toCompletableFuture())), "a");
            tasks[1] = l.createTask(awaiting(v -> tasks[0]), "b");
            CompletableFuture<?> derived = tasks[0].toCompletableFuture().thenApply(v -> v);
            l.createTask(awaiting(v -> Awaitable.of(derived)), "derived");
        });
        assertThat(wait(loop, "a").kind()).isEqualTo(WaitKind.STAGE);
        assertThat(wait(loop, "a").text()).matches("future of b in loop-\\d+");
        assertThat(loop.deadlocks()).hasSize(1);
        assertThat(loop.toTree()).containsPattern("a, 2.0 s\n.*step.*\n.*future of b in loop-\\d+\n.*── b, 2.0 s");
        assertThat(wait(loop, "derived").text()).matches("CompletableFuture \\w+");
    }

    @Test
    void a_task_of_another_loop_is_named_and_not_followed() throws Exception {
        EventLoop other = EventLoop.create();
        LoopSnapshot loop = seen(l -> {
            other.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "first there");
            Task<?> far = other.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "far");
            l.createTask(awaiting(v -> Awaitable.of(far.toCompletableFuture())), "near");
        });
        assertThat(wait(loop, "near").text()).isEqualTo("future of far in " + other);
        assertThat(wait(loop, "near").parts()).isEmpty();
        other.close();
    }

    @Test
    void a_call_on_another_thread_tells_what_it_is_in_and_who_called_that() throws Exception {
        EventLoop loop = EventLoop.create();
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        BlockingCall<Object, Exception> call = () -> {
            begun.countDown();
            end.await();
            return "done";
        };
        Task<?> thread = loop.createTask(awaiting(v -> Asyncio.toThread(call)), "thread");
        Task<?> executor = loop.createTask(awaiting(v -> loop.runInExecutor(null, call)), "executor");
        LoopSnapshot[] seen = new LoopSnapshot[1];
        loop.runUntilComplete(awaiting(v -> Asyncio.toThread(() -> {
                    begun.await();
                    return null;
                }))
                .then(() -> seen[0] = loop.snapshot())
                .then(end::countDown)
                .await(v -> Asyncio.gather(thread, executor)));
        for (String name : new String[] {"thread", "executor"}) {
            assertThat(wait(seen[0], name).kind()).isEqualTo(WaitKind.THREAD);
            assertThat(wait(seen[0], name).text()).startsWith("blocking call on thread ");
        }
        loop.close();
    }
}
