package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SynchronizationTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<Object> holder(AsyncLock lock, String name) {
        AtomicReference<Held> held = new AtomicReference<>();
        return script().await(v -> lock.acquire())
                .run(v -> {
                    held.set((Held) v);
                    return log.add(name + " in");
                })
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> log.add(name + " out"))
                .then(() -> held.get().close());
    }

    @Test
    void a_lock_lets_one_in_at_a_time_in_the_order_they_came() {
        AsyncLock lock = new AsyncLock();
        VirtualTime.run(script().await(v -> Asyncio.gather(holder(lock, "a"), holder(lock, "b"), holder(lock, "c"))));
        assertThat(log).containsExactly("a in", "a out", "b in", "b out", "c in", "c out");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void an_uncontended_lock_does_not_suspend() {
        AsyncLock lock = new AsyncLock();
        VirtualTime.run(script().then(() -> EventLoop.current().callSoon(() -> log.add("next iteration")))
                .await(v -> lock.acquire())
                .then(lock::release)
                .await(v -> lock.acquire())
                .then(() -> log.add("twice")));
        assertThat(log.get(0)).isEqualTo("twice");
    }

    @Test
    void releasing_a_lock_nobody_holds_is_an_error() {
        AsyncLock lock = new AsyncLock();
        assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
        VirtualTime.run(script().await(v -> lock.acquire())
                .then(() -> createTask(script().await(v -> lock.acquire()).then(() -> log.add("waiter"))))
                .await(v -> yieldNow())
                .then(lock::release)
                .then(() -> assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class))
                .await(v -> yieldNow()));
        assertThat(log).containsExactly("waiter");
    }

    @Test
    void a_newcomer_does_not_overtake_a_woken_waiter() {
        AsyncLock lock = new AsyncLock();
        VirtualTime.run(script().await(v -> lock.acquire())
                .then(() -> createTask(holder(lock, "waiter")))
                .await(v -> yieldNow())
                .then(lock::release)
                .await(v -> holder(lock, "newcomer")));
        assertThat(log).containsExactly("waiter in", "waiter out", "newcomer in", "newcomer out");
    }

    @Test
    void a_woken_waiter_that_is_cancelled_passes_the_lock_on() {
        AsyncLock lock = new AsyncLock();
        AtomicReference<Task<?>> first = new AtomicReference<>();
        VirtualTime.run(script().await(v -> lock.acquire())
                .then(() -> first.set(createTask(holder(lock, "first"))))
                .then(() -> createTask(holder(lock, "second")))
                .await(v -> yieldNow())
                .then(lock::release)
                .then(() -> first.get().cancel())
                .await(v -> sleep(Duration.ofSeconds(5))));
        assertThat(log).containsExactly("second in", "second out");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void an_event_wakes_all_even_if_it_is_cleared_before_they_run() {
        AsyncEvent event = new AsyncEvent();
        VirtualTime.run(script().then(() ->
                        createTask(script().await(v -> event.waitUntilSet()).then(() -> log.add("1"))))
                .then(() -> createTask(script().await(v -> event.waitUntilSet()).then(() -> log.add("2"))))
                .await(v -> yieldNow())
                .then(event::set)
                .then(event::clear)
                .then(() -> assertThat(event.isSet()).isFalse())
                .await(v -> yieldNow())
                .then(event::set)
                .await(v -> event.waitUntilSet())
                .then(() -> log.add("set")));
        assertThat(log).containsExactly("1", "2", "set");
    }

    @Test
    void a_semaphore_has_so_many_permits() {
        AsyncSemaphore semaphore = new AsyncSemaphore(2);
        List<Coroutine<Object>> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            AtomicReference<Held> held = new AtomicReference<>();
            users.add(script().await(v -> semaphore.acquire())
                    .run(v -> {
                        held.set((Held) v);
                        return log.add("" + VirtualTime.elapsed().toSeconds());
                    })
                    .await(v -> sleep(Duration.ofSeconds(1)))
                    .then(() -> held.get().close()));
        }
        VirtualTime.run(script().await(v -> Asyncio.gather(users)));
        assertThat(log).containsExactly("0", "0", "1", "1", "2");
    }

    @Test
    void a_semaphore_refuses_less_than_no_permits_and_a_bounded_one_over_release() {
        assertThatThrownBy(() -> new AsyncSemaphore(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AsyncSemaphore.bounded(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(AsyncSemaphore.bounded(1)::release).isInstanceOf(IllegalStateException.class);
        AsyncSemaphore unbounded = new AsyncSemaphore(0);
        assertThat(unbounded.isLocked()).isTrue();
        unbounded.release();
        assertThat(unbounded.isLocked()).isFalse();
    }

    @Test
    void a_condition_wakes_waiters_one_by_one_with_the_lock_held() {
        AsyncCondition condition = new AsyncCondition();
        VirtualTime.run(script().then(() -> createTask(waiter(condition, "1")))
                .then(() -> createTask(waiter(condition, "2")))
                .then(() -> createTask(waiter(condition, "3")))
                .repeat(3, v -> yieldNow())
                .await(v -> condition.acquire())
                .then(condition::signal)
                .repeat(3, v -> yieldNow())
                .then(() -> log.add("signalled"))
                .then(condition::release)
                .repeat(3, v -> yieldNow())
                .await(v -> condition.acquire())
                .then(condition::signalAll)
                .then(condition::release)
                .repeat(5, v -> yieldNow()));
        assertThat(log).containsExactly("signalled", "1", "2", "3");
    }

    private Script<Object> waiter(AsyncCondition condition, String name) {
        return script().await(v -> condition.acquire())
                .await(v -> condition.waitForSignal())
                .then(() -> log.add(name))
                .then(condition::release);
    }

    @Test
    void a_condition_needs_its_lock() {
        AsyncCondition condition = new AsyncCondition(new AsyncLock());
        assertThatThrownBy(condition::signal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalStateException.class);
        VirtualTime.run(script().await(v -> condition.waitForSignal())
                .rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("IllegalStateException");
    }

    @Test
    void a_cancelled_wait_for_a_condition_takes_the_lock_again_first() {
        AsyncLock lock = new AsyncLock();
        AsyncCondition condition = new AsyncCondition(lock);
        AtomicReference<Task<?>> waiting = new AtomicReference<>();
        VirtualTime.run(script().then(() -> waiting.set(createTask(script().await(v -> condition.acquire())
                        .await(v -> condition.waitForSignal())
                        .rescue(e -> log.add(e.getMessage() + " locked " + lock.isLocked()))
                        .then(condition::release))))
                .repeat(2, v -> yieldNow())
                .await(v -> lock.acquire())
                .then(() -> waiting.get().cancel("first"))
                .repeat(3, v -> yieldNow())
                .then(() -> waiting.get().cancel("second"))
                .repeat(3, v -> yieldNow())
                .then(() -> assertThat(waiting.get().isDone()).isFalse())
                .then(lock::release)
                .await(v -> waiting.get()));
        assertThat(log).containsExactly("second locked true");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void a_signalled_waiter_that_is_cancelled_passes_the_signal_on() {
        AsyncCondition condition = new AsyncCondition();
        AtomicReference<Task<?>> first = new AtomicReference<>();
        VirtualTime.run(script().then(() ->
                        first.set(createTask(waiter(condition, "first").rescue(e -> {
                            condition.release();
                            return null;
                        }))))
                .then(() -> createTask(waiter(condition, "second")))
                .repeat(3, v -> yieldNow())
                .await(v -> condition.acquire())
                .then(condition::signal)
                .then(() -> first.get().cancel())
                .then(condition::release)
                .repeat(5, v -> yieldNow()));
        assertThat(log).containsExactly("second");
    }

    @Test
    void a_condition_is_waited_for_until_it_holds() {
        AsyncCondition condition = new AsyncCondition();
        int[] count = {0};
        VirtualTime.run(script().then(() -> createTask(script().await(v -> condition.acquire())
                        .await(v -> condition.waitUntil(() -> count[0] >= 2))
                        .then(() -> log.add("at " + count[0]))
                        .then(condition::release)))
                .await(v -> yieldNow())
                .repeat(
                        3,
                        v -> script().await(w -> condition.acquire())
                                .then(() -> count[0]++)
                                .then(condition::signalAll)
                                .then(condition::release)
                                .repeat(3, w -> yieldNow())));
        assertThat(log).containsExactly("at 2");
    }

    @Test
    void a_barrier_lets_all_through_together_with_their_numbers() {
        AsyncBarrier barrier = new AsyncBarrier(3);
        Object indices = VirtualTime.run(script().await(v -> Asyncio.gather(
                barrier.arrive(),
                script().await(w -> sleep(Duration.ofSeconds(1))).await(w -> barrier.arrive()),
                script().await(w -> sleep(Duration.ofSeconds(2)))
                        .await(w -> barrier.arrive())
                        .run(w -> w + " after " + VirtualTime.elapsed()))));
        assertThat(indices).isEqualTo(List.of(0, 1, "2 after PT2S"));
    }

    @Test
    void a_barrier_works_again_and_again() {
        AsyncBarrier barrier = new AsyncBarrier(2);
        VirtualTime.run(script().then(() -> createTask(script().repeat(3, v -> barrier.arrive())))
                .repeat(3, v -> barrier.arrive())
                .then(() -> log.add("three rounds")));
        assertThat(log).containsExactly("three rounds");
    }

    @Test
    void reset_and_abort_break_the_waiters() {
        AsyncBarrier barrier = new AsyncBarrier(2);
        VirtualTime.run(script().then(() -> createTask(arrival(barrier, "reset")))
                .await(v -> yieldNow())
                .then(barrier::reset)
                .await(v -> yieldNow())
                .then(() -> createTask(arrival(barrier, "abort")))
                .await(v -> yieldNow())
                .then(barrier::abort)
                .await(v -> yieldNow())
                .await(v -> arrival(barrier, "late"))
                .then(barrier::reset)
                .await(v -> Asyncio.gather(arrival(barrier, "x"), arrival(barrier, "y"))));
        assertThat(log)
                .containsExactly(
                        "reset:BrokenBarrierException",
                        "abort:BrokenBarrierException",
                        "late:BrokenBarrierException",
                        "y1",
                        "x0");
    }

    private Script<Object> arrival(AsyncBarrier barrier, String name) {
        return script().await(v -> barrier.arrive())
                .run(v -> log.add(name + v))
                .rescue(e -> log.add(name + ":" + e.getClass().getSimpleName()));
    }

    @Test
    void who_is_cancelled_at_a_barrier_has_not_arrived() {
        AsyncBarrier barrier = new AsyncBarrier(2);
        AtomicReference<Task<?>> first = new AtomicReference<>();
        VirtualTime.run(script().then(() -> first.set(createTask(arrival(barrier, "first"))))
                .await(v -> yieldNow())
                .then(() -> first.get().cancel())
                .await(v -> yieldNow())
                .await(v -> Asyncio.gather(arrival(barrier, "x"), arrival(barrier, "y"))));
        assertThat(log).containsExactly("first:CancelledError", "y1", "x0");
        assertThatThrownBy(() -> new AsyncBarrier(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
