package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Async;
import io.fermata.AsyncEvent;
import io.fermata.AsyncLock;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplorerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TreeSet<String> orders = new TreeSet<>();
    private List<String> log = new ArrayList<>();

    private Program logging(Program program) {
        return () -> {
            log = new ArrayList<>();
            return logged(program);
        };
    }

    @Async
    private Coroutine<Void> logged(Program program) throws Exception {
        await(program.begin());
        orders.add(String.join(" ", log));
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> steps(String name, int count) {
        for (int i = 1; i <= count; i++) {
            log.add(name + i);
            await(yieldNow());
        }
        return Coroutine.done();
    }

    private Coroutine<Void> twoTasks() {
        return all(steps("a", 2), steps("b", 2));
    }

    @Async
    @SafeVarargs
    private static Coroutine<Void> all(Coroutine<Void>... coroutines) {
        await(gather(coroutines));
        return Coroutine.done();
    }

    @ParameterizedTest
    @EnumSource
    void every_order_of_two_tasks_with_two_steps_comes_up(Strategy strategy) {
        Exploration found = Explorer.create().strategy(strategy).runs(2000).explore(logging(this::twoTasks));

        assertThat(orders)
                .containsExactly(
                        "a1 a2 b1 b2", "a1 b1 a2 b2", "a1 b1 b2 a2", "b1 a1 a2 b2", "b1 a1 b2 a2", "b1 b2 a1 a2");
        assertThat(found.failure()).isEmpty();
        assertThat(found.complete()).isEqualTo(strategy == Strategy.EXHAUSTIVE);
    }

    @Test
    void an_exhaustive_search_that_is_cut_short_says_so() {
        Exploration found =
                Explorer.create().strategy(Strategy.EXHAUSTIVE).runs(3).explore(this::twoTasks);
        assertThat(found.runs()).isEqualTo(3);
        assertThat(found.complete()).isFalse();
    }

    @Async
    private Coroutine<Void> sleepers() {
        for (String name : List.of("a", "b", "c")) {
            EventLoop.current().callLater(SECOND, () -> log.add(name));
        }
        await(sleep(SECOND.plusNanos(1)));
        log.add("later");
        return Coroutine.done();
    }

    @ParameterizedTest
    @EnumSource
    void timers_of_equal_deadlines_fire_in_any_order_and_later_ones_later(Strategy strategy) {
        Explorer.create().strategy(strategy).runs(200).check(logging(this::sleepers));
        assertThat(orders).hasSize(6).allMatch(order -> order.endsWith(" later"));
    }

    @Async
    private Coroutine<Void> callbacks() {
        Promise<Void> called = EventLoop.current().createPromise();
        for (String name : List.of("a", "b", "c")) {
            EventLoop.current().callSoon(() -> log.add(name));
        }
        EventLoop.current().callSoon(() -> called.complete(null));
        await(gather(steps("t", 2), called));
        return Coroutine.done();
    }

    @Test
    void callbacks_keep_their_order_among_themselves() {
        Explorer.create().runs(300).check(logging(this::callbacks));
        assertThat(orders).hasSizeGreaterThan(3);
        assertThat(orders)
                .extracting(order -> order.replaceAll("t\\d ?", "").strip())
                .containsOnly("a b c");
    }

    @Async
    private Coroutine<Void> lockers() {
        AsyncLock lock = new AsyncLock();
        AsyncQueue<String> queue = new AsyncQueue<>();
        await(lock.acquire());
        var waiting = gather(locks(lock, "a"), locks(lock, "b"), locks(lock, "c"));
        await(sleep(SECOND));
        log.clear();
        List<String> arrivals = List.copyOf(entered);
        lock.release();
        await(waiting);
        assertThat(log).isEqualTo(arrivals);
        return Coroutine.done();
    }

    private final List<String> entered = new ArrayList<>();

    @Async
    private Coroutine<Void> locks(AsyncLock lock, String name) {
        entered.add(name);
        try (var held = await(lock.acquire())) {
            log.add(name);
            await(yieldNow());
        }
        return Coroutine.done();
    }

    @Test
    void a_lock_stays_fair() {
        Explorer.create().runs(300).check(logging(() -> {
            entered.clear();
            return lockers();
        }));
    }

    @Async
    private Coroutine<Void> losesAFailure() {
        createTask(failsWhenSecond());
        await(yieldNow());
        flag = true;
        return Coroutine.done();
    }

    private boolean flag;

    @Async
    private Coroutine<Void> failsWhenSecond() {
        await(yieldNow());
        if (flag) {
            throw new IllegalStateException("nobody awaits me");
        }
        return Coroutine.done();
    }

    @Test
    void a_failure_that_nobody_takes_counts() {
        assertThatThrownBy(() -> Explorer.create().check(() -> {
                    flag = true;
                    return losesAFailure();
                }))
                .isInstanceOf(ScheduleFailure.class)
                .hasRootCauseMessage("nobody awaits me")
                .hasMessageContaining("in the usual order:");
    }

    @Async
    private Coroutine<Void> spinsUntilSet(AsyncEvent event) {
        while (!event.isSet()) {
            await(yieldNow());
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> sets(AsyncEvent event) {
        event.set();
        return Coroutine.done();
    }

    @ParameterizedTest
    @EnumSource(names = {"MIXED", "RANDOM", "PCT"})
    void whoever_waits_in_a_loop_lets_others_go_on_in_the_end(Strategy strategy) {
        Explorer.create().strategy(strategy).runs(100).maxSteps(3000).check(() -> {
            AsyncEvent event = new AsyncEvent();
            return all(spinsUntilSet(event), sets(event));
        });
    }

    @Test
    void a_program_without_an_end_is_ended() {
        assertThatThrownBy(() -> Explorer.create().maxSteps(500).check(() -> spinsUntilSet(new AsyncEvent())))
                .isInstanceOf(ScheduleFailure.class)
                .hasMessageContaining("no end after 500 steps");
    }

    private int calls;

    @Test
    void a_program_that_depends_on_more_than_the_order_is_told_from_others() {
        assertThatThrownBy(() -> Explorer.create().check(() -> {
                    if (++calls == 7) {
                        throw new IllegalStateException("the seventh");
                    }
                    return twoTasks();
                }))
                .hasMessageContaining("the same order of steps does not fail again");
    }

    @Test
    void an_exhaustive_search_of_such_a_program_is_not_complete() {
        Exploration found = Explorer.create().strategy(Strategy.EXHAUSTIVE).explore(() -> {
            calls++;
            return calls == 3 ? steps("alone", 1) : twoTasks();
        });
        assertThat(found.failure()).isEmpty();
        assertThat(found.complete()).isFalse();
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> Explorer.create().schedule("4:1, 5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Explorer.create().runs(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Explorer.create().depth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Explorer.create().checkCancellations(ignored -> twoTasks()))
                .hasMessageContaining("Cancellation.of");
    }
}
