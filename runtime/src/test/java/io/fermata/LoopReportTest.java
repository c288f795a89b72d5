package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.observe.LoopSnapshot;
import io.fermata.observe.TaskSnapshot;
import io.fermata.observe.TaskState;
import io.fermata.observe.WaitKind;
import io.fermata.observe.WaitSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is told of loops whose tasks are not all at rest, very many, very deep or very old. */
class LoopReportTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Script<Object> awaiting(Script.Body<Object> awaitable) {
        return new Script<>().await(awaitable);
    }

    private static LoopSnapshot seenAfter(Duration while_, Consumer<EventLoop> starting) {
        EventLoop loop = VirtualTime.loop();
        starting.accept(loop);
        LoopSnapshot[] seen = new LoopSnapshot[1];
        loop.callLater(while_, () -> {
            seen[0] = loop.snapshot();
            loop.stop();
        });
        loop.runForever();
        loop.close();
        return seen[0];
    }

    private static TaskSnapshot task(LoopSnapshot loop, String name) {
        return loop.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static WaitSnapshot wait(LoopSnapshot loop, String name) {
        return task(loop, name).waitsFor();
    }

    @Test
    void what_runs_what_is_ready_and_what_has_not_begun_are_told_apart() {
        LoopSnapshot[] seen = new LoopSnapshot[1];
        EventLoop loop = VirtualTime.loop();
        loop.createTask(awaiting(v -> Asyncio.yieldNow()), "ready");
        Task<?> dying = loop.createTask(awaiting(v -> Asyncio.sleep(DAY)), "dying");
        loop.runUntilComplete(loop.createTask(
                awaiting(v -> Asyncio.yieldNow()).then(() -> {
                    dying.cancel();
                    loop.createTask(new Script<>(), "new");
                    seen[0] = loop.snapshot();
                }),
                "running"));
        loop.close();
        assertThat(task(seen[0], "new").state()).isEqualTo(TaskState.NEW);
        assertThat(task(seen[0], "running").state()).isEqualTo(TaskState.RUNNING);
        assertThat(task(seen[0], "dying").state()).isEqualTo(TaskState.READY);
        assertThat(seen[0].running()).isEqualTo("running");
        assertThat(seen[0].toTree())
                .contains("running, 0 ms, running\n", "new, 0 ms, new\n", "dying, 0 ms, ready, being cancelled\n");
        assertThat(seen[0].toTable()).contains("new").contains("running");
    }

    @Test
    void names_are_quoted_as_json_wants_it() {
        LoopSnapshot loop = seenAfter(
                Duration.ofSeconds(1), l -> l.createTask(awaiting(v -> Asyncio.sleep(DAY)), "a \"b\" \\ c\n\u0001"));
        assertThat(loop.toJson()).contains("\"name\":\"a \\\"b\\\" \\\\ c\\u000a\\u0001\"");
    }

    @Test
    void ages_and_what_is_left_of_a_sleep_are_told_in_units_that_fit() {
        LoopSnapshot loop = seenAfter(Duration.ofMinutes(61), l -> {
            l.createTask(awaiting(v -> Asyncio.sleep(Duration.ofMinutes(61).plusMillis(300))), "old");
            l.callLater(Duration.ofMinutes(59), () -> l.createTask(awaiting(v -> Asyncio.sleep(DAY)), "younger"));
        });
        assertThat(wait(loop, "old").text()).isEqualTo("sleep, 300 ms left");
        assertThat(loop.toTree()).contains("old, 1 h 1 min\n", "younger, 2 min 0 s\n");
    }

    @Test
    void who_holds_a_lock_is_told_as_far_as_it_is_known() {
        AsyncLock ofNobody = new AsyncLock();
        AsyncLock ofOneWhoHasLeft = new AsyncLock();
        awaiting(v -> ofNobody.acquire()).start(new Continuation<>() {
            @Override
            public void resume(Object value) {}

            @Override
            public void fail(Throwable failure) {}
        });
        LoopSnapshot loop = seenAfter(Duration.ofSeconds(1), l -> {
            l.createTask(awaiting(v -> ofNobody.acquire()), "a");
            l.createTask(awaiting(v -> ofOneWhoHasLeft.acquire()), "leaver");
            l.createTask(awaiting(v -> ofOneWhoHasLeft.acquire()), "b");
        });
        assertThat(wait(loop, "a").text()).endsWith(" held");
        assertThat(wait(loop, "b").text()).endsWith(" held by leaver, which has ended");
        assertThat(loop.deadlocks()).isEmpty();
    }

    @Test
    void a_wait_for_a_thread_tells_what_the_thread_does() throws Exception {
        EventLoop loop = EventLoop.create();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        List<Runnable> held = new ArrayList<>();
        List<LoopSnapshot> seen = new ArrayList<>();
        loop.createTask(
                new AwaitCoroutine<>(new ThreadCall<>(() -> "never", held::add, null)), "in the line of an executor");
        loop.createTask(awaiting(v -> Asyncio.toThread(() -> await(begun, gate))), "in a thread");
        loop.runUntilComplete(awaiting(v -> Asyncio.toThread(() -> {
                    begun.await();
                    return null;
                }))
                .then(() -> seen.add(loop.snapshot()))
                .then(gate::countDown)
                .await(v -> loop.shutdownDefaultExecutor(DAY)));
        loop.close();
        assertThat(held).hasSize(1);
        assertThat(wait(seen.get(0), "in the line of an executor").text())
                .isEqualTo("blocking call, about to run or to end");
        assertThat(wait(seen.get(0), "in a thread").text()).startsWith("blocking call on thread ");
        assertThat(wait(seen.get(0), "in a thread").kind()).isEqualTo(WaitKind.THREAD);
    }

    private static Object await(CountDownLatch begun, CountDownLatch gate) throws InterruptedException {
        begun.countDown();
        gate.await();
        return null;
    }

    @Test
    void foreign_awaitables_are_told_by_their_type_and_waits_with_a_limit_as_such() {
        Awaitable<Object> foreign = k -> {};
        LoopSnapshot loop = seenAfter(Duration.ofSeconds(1), l -> {
            l.createTask(awaiting(v -> foreign), "foreign");
            Task<Object> long_ = l.createTask(awaiting(v -> Asyncio.sleep(DAY)), "long");
            l.createTask(awaiting(v -> Asyncio.waitUntil(List.of(long_), ReturnWhen.ALL_COMPLETED, DAY)), "limited");
            l.createTask(awaiting(v -> Asyncio.waitUntil(List.of(long_), ReturnWhen.ALL_COMPLETED)), "unlimited");
        });
        assertThat(wait(loop, "foreign").kind()).isEqualTo(WaitKind.OTHER);
        assertThat(wait(loop, "foreign").text()).isEqualTo(foreign.getClass().getName());
        assertThat(task(loop, "limited").timed()).isTrue();
        assertThat(task(loop, "unlimited").timed()).isFalse();
        assertThat(loop.toTree()).contains("limited, 1.0 s, with a deadline");
    }

    @Test
    void very_many_tasks_very_deep_stacks_and_very_deep_waits_are_cut_short() {
        LoopSnapshot loop = seenAfter(Duration.ofSeconds(1), l -> {
            for (int i = 0; i < 10_000; i++) {
                l.createTask(awaiting(v -> Asyncio.sleep(DAY)));
            }
            l.createTask(nested(1_500), "deep stack");
            l.createTask(awaiting(v -> gathered(150)), "deep wait");
        });
        assertThat(loop.tasks()).hasSize(10_000);
        assertThat(loop.omitted()).isPositive();
        assertThat(loop.toTable()).contains(loop.omitted() + " older tasks are left out\n");
        assertThat(task(loop, "deep stack").stack()).hasSize(1_000);
        int depth = 0;
        for (WaitSnapshot at = wait(loop, "deep wait");
                !at.parts().isEmpty();
                at = at.parts().get(0)) {
            depth++;
        }
        assertThat(depth).isEqualTo(100);
    }

    private static Coroutine<Object> nested(int depth) {
        return awaiting(v -> depth == 0 ? Asyncio.sleep(DAY) : nested(depth - 1));
    }

    private static Awaitable<?> gathered(int depth) {
        return depth == 0 ? EventLoop.current().createPromise() : Asyncio.gather(List.of(gathered(depth - 1)));
    }
}
