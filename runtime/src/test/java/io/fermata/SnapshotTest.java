package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.observe.LoopSnapshot;
import io.fermata.observe.LoopState;
import io.fermata.observe.TaskSnapshot;
import io.fermata.observe.TaskState;
import io.fermata.observe.WaitKind;
import io.fermata.observe.WaitSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Lets the main task start others, then looks at the loop when they have come to rest. */
    private static LoopSnapshot seen(Consumer<EventLoop> starting) {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> {});
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

    private static Script<Object> awaiting(Script.Body<Object> awaitable) {
        return new Script<>().await(awaitable);
    }

    private static TaskSnapshot task(LoopSnapshot loop, String name) {
        return loop.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static WaitSnapshot wait(LoopSnapshot loop, String name) {
        TaskSnapshot task = task(loop, name);
        assertThat(task.state()).isEqualTo(TaskState.WAITING);
        return task.waitsFor();
    }

    private static List<WaitKind> kinds(List<WaitSnapshot> waits) {
        return waits.stream().map(WaitSnapshot::kind).toList();
    }

    @Test
    void a_task_that_awaits_a_task_names_it() {
        LoopSnapshot loop = seen(l -> {
            Task<?> inner = l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "inner");
            l.createTask(awaiting(v -> inner), "outer");
        });
        assertThat(wait(loop, "outer"))
                .isEqualTo(new WaitSnapshot(
                        WaitKind.TASK, "inner", false, task(loop, "inner").id(), List.of()));
        assertThat(wait(loop, "inner").text()).isEqualTo("sleep, 3598 s left");
        assertThat(task(loop, "inner").age()).isEqualTo(Duration.ofSeconds(2));
        assertThat(task(loop, "inner").stack())
                .extracting(StackTraceElement::getMethodName)
                .containsExactly("step");
    }

    @Test
    void waits_are_followed_through_gather_and_shield() {
        LoopSnapshot loop = seen(l -> {
            Task<?> a = l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "a");
            Task<?> b = l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "b");
            Task<?> over = l.createTask(new Script<>(), "over");
            l.createTask(awaiting(v -> Asyncio.gather(a, Asyncio.shield(b), over)), "all");
        });
        WaitSnapshot wait = wait(loop, "all");
        assertThat(wait.text()).isEqualTo("gather, 2 of 3 pending");
        assertThat(kinds(wait.parts())).containsExactly(WaitKind.TASK, WaitKind.SHIELD);
        assertThat(wait.needed())
                .containsExactly(task(loop, "a").id(), task(loop, "b").id());
    }

    @Test
    void a_group_lists_its_tasks_while_its_body_runs_and_while_it_waits() {
        AsyncEvent never = new AsyncEvent();
        LoopSnapshot loop = seen(l -> {
            l.createTask(
                    awaiting(v -> Asyncio.taskGroup(group -> {
                        group.createTask(awaiting(w -> never.waitUntilSet()), "child");
                        return awaiting(w -> never.waitUntilSet());
                    })),
                    "in the body");
            l.createTask(
                    awaiting(v -> Asyncio.taskGroup(group -> {
                        group.createTask(awaiting(w -> never.waitUntilSet()), "last child");
                        return new Script<>();
                    })),
                    "at the end");
        });
        assertThat(task(loop, "in the body").children())
                .containsExactly(task(loop, "child").id());
        assertThat(wait(loop, "in the body").kind()).isEqualTo(WaitKind.EVENT);
        assertThat(task(loop, "at the end").children()).isEmpty();
        assertThat(wait(loop, "at the end").kind()).isEqualTo(WaitKind.GROUP);
        assertThat(wait(loop, "at the end").needed())
                .containsExactly(task(loop, "last child").id());
    }

    @Test
    void a_wait_for_the_first_of_several_needs_none_of_them() {
        LoopSnapshot loop = seen(l -> {
            Task<Object> a = l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "a");
            Task<Object> b = l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "b");
            l.createTask(awaiting(v -> Asyncio.waitUntil(List.of(a, b), ReturnWhen.FIRST_COMPLETED)), "first");
            l.createTask(awaiting(v -> Asyncio.waitUntil(List.of(a, b), ReturnWhen.ALL_COMPLETED)), "both");
            l.createTask(
                    awaiting(v ->
                            Asyncio.asCompleted(List.of(a, b)).asyncIterator().advance()),
                    "next");
        });
        assertThat(wait(loop, "first").parts()).hasSize(2);
        assertThat(wait(loop, "first").needed()).isEmpty();
        assertThat(wait(loop, "both").needed()).hasSize(2);
        assertThat(wait(loop, "next").text()).isEqualTo("asCompleted, 2 of 2 pending");
        assertThat(wait(loop, "next").needed()).isEmpty();
    }

    @Test
    void primitives_say_what_they_are() throws Exception {
        AsyncQueue<String> empty = new AsyncQueue<>();
        AsyncQueue<String> full = new AsyncQueue<>(1);
        full.putNowait("item");
        AsyncCondition condition = new AsyncCondition();
        AsyncBarrier barrier = new AsyncBarrier(2);
        LoopSnapshot loop = seen(l -> {
            l.createTask(awaiting(v -> empty.get()), "get");
            l.createTask(awaiting(v -> full.put("more")), "put");
            l.createTask(awaiting(v -> full.join()), "join");
            AsyncSemaphore semaphore = new AsyncSemaphore(2);
            l.createTask(awaiting(v -> semaphore.acquire()).await(v -> semaphore.acquire()));
            l.createTask(awaiting(v -> semaphore.acquire()), "semaphore");
            l.createTask(awaiting(v -> barrier.arrive()), "barrier");
            l.createTask(awaiting(v -> l.createPromise()), "promise");
            l.createTask(awaiting(v -> Awaitable.of(new CompletableFuture<>())), "stage");
            l.createTask(awaiting(v -> condition.acquire()).await(v -> condition.waitForSignal()), "condition");
        });
        assertThat(wait(loop, "get").text()).matches("get from queue \\w+, 0 items");
        assertThat(wait(loop, "put").text()).matches("put into queue \\w+, 1 of 1 items");
        assertThat(wait(loop, "join").text()).matches("join of queue \\w+, 1 item not done");
        assertThat(wait(loop, "semaphore").text()).matches("semaphore \\w+, 0 of 2 permits free");
        assertThat(wait(loop, "barrier").text()).matches("barrier \\w+, 1 of 2 have arrived");
        assertThat(wait(loop, "promise").kind()).isEqualTo(WaitKind.PROMISE);
        assertThat(wait(loop, "stage").text()).matches("CompletableFuture \\w+");
        assertThat(wait(loop, "condition").text()).matches("condition \\w+, its lock is free");
    }

    @Test
    void two_tasks_that_take_two_locks_in_turn_are_a_deadlock() {
        LoopSnapshot loop = seen(l -> {
            AsyncLock one = new AsyncLock();
            AsyncLock two = new AsyncLock();
            l.createTask(locking(one, two), "ledger");
            l.createTask(locking(two, one), "audit");
            l.createTask(awaiting(v -> one.acquire()), "bystander");
        });
        assertThat(loop.deadlocks()).hasSize(1);
        assertThat(loop.deadlocks().get(0)).extracting(TaskSnapshot::name).containsExactly("ledger", "audit");
        assertThat(wait(loop, "bystander").text()).matches("lock \\w+ held by ledger, 1 other waits");
        assertThat(loop.toTree()).contains("deadlock: ledger -> audit -> ledger\n    ledger waits for lock ");
    }

    private static Script<Object> locking(AsyncLock first, AsyncLock second) {
        return awaiting(v -> first.acquire()).await(v -> Asyncio.yieldNow()).await(v -> second.acquire());
    }

    @Test
    void a_circle_through_a_gather_is_a_deadlock_but_one_with_a_deadline_is_none() {
        LoopSnapshot loop = seen(l -> {
            Task<?>[] tasks = new Task<?>[4];
            tasks[0] = l.createTask(awaiting(v -> tasks[1]), "a");
            tasks[1] = l.createTask(awaiting(v -> Asyncio.gather(tasks[0], Asyncio.sleep(HOUR))), "b");
            tasks[2] = l.createTask(awaiting(v -> tasks[3]), "c");
            tasks[3] = l.createTask(awaiting(v -> Asyncio.waitFor(tasks[2], HOUR)), "d");
        });
        assertThat(task(loop, "d").timed()).isTrue();
        assertThat(loop.deadlocks()).hasSize(1);
        assertThat(loop.deadlocks().get(0)).extracting(TaskSnapshot::name).containsExactly("a", "b");
    }

    @Test
    void circles_through_groups_shields_futures_and_locks_are_deadlocks() {
        LoopSnapshot loop = seen(l -> {
            AsyncLock lock = new AsyncLock();
            Task<?>[] tasks = new Task<?>[3];
            tasks[0] = l.createTask(
                    awaiting(v -> Asyncio.taskGroup(group -> {
                        group.createTask(awaiting(w -> Asyncio.shield(tasks[0])), "child");
                        return new Script<>();
                    })),
                    "parent");
            tasks[1] = l.createTask(
                    awaiting(v -> lock.acquire())
                            .await(v -> Asyncio.waitUntil(List.of(tasks[2]), ReturnWhen.ALL_COMPLETED)),
                    "holder");
            tasks[2] = l.createTask(awaiting(v -> Asyncio.gatherSettled(awaiting(w -> lock.acquire()))), "gatherer");
        });
        assertThat(loop.deadlocks().stream()
                        .map(cycle -> cycle.stream().map(TaskSnapshot::name).toList()))
                .containsExactlyInAnyOrder(List.of("parent", "child"), List.of("holder", "gatherer", "Task-5"));
    }

    @Test
    void a_wait_for_the_first_of_two_is_no_deadlock_when_one_has_just_ended() {
        LoopSnapshot[] seen = new LoopSnapshot[1];
        EventLoop loop = VirtualTime.loop();
        List<Task<Object>> t = new ArrayList<>();
        t.add(loop.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "ends"));
        t.add(loop.createTask(
                awaiting(v -> Asyncio.waitUntil(List.of(t.get(0), t.get(2)), ReturnWhen.FIRST_COMPLETED))));
        t.add(loop.createTask(awaiting(v -> Asyncio.gather(t.get(1), t.get(3)))));
        t.add(loop.createTask(awaiting(v ->
                Asyncio.asCompleted(List.of(t.get(0), t.get(2))).asyncIterator().advance())));
        loop.runUntilComplete(new Script<>()
                .then(() -> loop.callLater(HOUR, () -> seen[0] = loop.snapshot()))
                .await(v -> Asyncio.sleep(HOUR.plusSeconds(1))));
        assertThat(seen[0].tasks()).extracting(TaskSnapshot::name).doesNotContain("ends");
        assertThat(seen[0].deadlocks()).isEmpty();
        loop.close();
    }

    @Test
    void the_tree_puts_tasks_below_those_that_wait_for_them() {
        LoopSnapshot loop = seen(l -> {
            Task<?> leaf = l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "leaf");
            Task<?> side = l.createTask(awaiting(v -> leaf), "side");
            l.createTask(awaiting(v -> Asyncio.gather(leaf, side)), "root");
        });
        String tree = loop.toTree();
        assertThat(tree.substring(tree.indexOf('\n') + 1)).isEqualTo("""
                └── root, 2.0 s
                    io.fermata.Script.step(Script.java)
                    gather, 2 of 2 pending
                    ├── leaf, 2.0 s
                    │   io.fermata.Script.step(Script.java)
                    │   sleep, 3598 s left
                    └── side, 2.0 s
                        io.fermata.Script.step(Script.java)
                        └── leaf (see above)
                """);
        assertThat(loop.toTable()).contains("side  waiting  2.0 s  task leaf");
        assertThat(loop.toJson())
                .startsWith("{\"name\":\"loop-")
                .contains("\"name\":\"side\",\"state\":\"WAITING\",\"age\":2000,")
                .contains("\"waitsFor\":{\"kind\":\"TASK\",\"text\":\"leaf\",\"any\":false,\"task\":1,\"parts\":[]}");
    }

    @Test
    void a_long_chain_of_tasks_is_printed_whole() {
        LoopSnapshot loop = seen(l -> {
            Task<?>[] last = {l.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "task 0")};
            for (int i = 1; i < 3_000; i++) {
                Task<?> inner = last[0];
                last[0] = l.createTask(awaiting(v -> inner), "task " + i);
            }
        });
        assertThat(loop.tasks()).hasSize(3_000);
        assertThat(loop.deadlocks()).isEmpty();
        assertThat(loop.toTree()).contains("── task 2999, 2.0 s", "── task 0, 2.0 s");
    }

    @Test
    void another_thread_is_answered_by_the_loop_or_told_what_it_is_blocked_in() throws Exception {
        EventLoop loop = EventLoop.create();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread thread = new Thread(loop::runForever, "looping");
        loop.createTask(awaiting(v -> Asyncio.sleep(HOUR)), "sleeper");
        CountDownLatch started = new CountDownLatch(1);
        loop.callSoon(started::countDown);
        thread.start();
        started.await();
        LoopSnapshot running = loop.snapshot(Duration.ofSeconds(20));
        assertThat(running.state()).isEqualTo(LoopState.RUNNING);
        assertThat(running.thread()).isEqualTo("looping");
        assertThat(task(running, "sleeper").stack()).hasSize(1);
        assertThat(EventLoop.all()).contains(loop);

        loop.callSoonThreadsafe(() -> loop.createTask(new Script<>().then(() -> block(blocked, release)), "blocking"));
        blocked.await();
        LoopSnapshot stuck = loop.snapshot(Duration.ofMillis(10));
        assertThat(stuck.state()).isEqualTo(LoopState.BLOCKED);
        assertThat(stuck.running()).isEqualTo("blocking");
        assertThat(stuck.blockedAt())
                .extracting(StackTraceElement::getMethodName)
                .contains("block");
        assertThat(stuck.toTree()).contains("blocked: blocking has not come back to the loop\n    at ");

        release.countDown();
        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        assertThat(loop.snapshot().state()).isEqualTo(LoopState.STOPPED);
        loop.close();
        assertThat(loop.snapshot().state()).isEqualTo(LoopState.CLOSED);
        assertThat(EventLoop.all()).doesNotContain(loop);
    }

    private static void block(CountDownLatch blocked, CountDownLatch release) {
        blocked.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
