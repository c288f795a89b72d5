package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A loop that is given its time and its order, and that tells what is in it. */
class SimulatedLoopTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();
    private final Jumping clock = new Jumping();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    /** Time that jumps to the next timer; without one it waits for somebody outside. */
    private static final class Jumping implements SimulatedLoop.Clock {
        private final Semaphore wakeUps = new Semaphore(0);
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(long nanos) {
            if (nanos == Long.MAX_VALUE) {
                wakeUps.acquireUninterruptibly();
            } else {
                now += nanos;
            }
        }

        @Override
        public void wakeUp() {
            wakeUps.release();
        }
    }

    private Coroutine<Object> steps(String name) {
        return script().then(() -> log.add(name + 1))
                .await(v -> yieldNow())
                .then(() -> log.add(name + 2))
                .await(v -> sleep(SECOND))
                .then(() -> log.add(name + 3));
    }

    private void run(SimulatedLoop simulated, Script<?> main) {
        simulated.loop().runUntilComplete(main);
        simulated.loop().close();
    }

    private Script<Object> twoTasks() {
        return script().then(() -> {
                    createTask(steps("a"), "a");
                    createTask(steps("b"), "b");
                    EventLoop.current().callSoon(() -> log.add("soon1"));
                    EventLoop.current().callSoon(() -> log.add("soon2"));
                    EventLoop.current().callLater(SECOND, () -> log.add("later1"));
                    EventLoop.current().callLater(SECOND, () -> log.add("later2"));
                })
                .await(v -> sleep(SECOND.multipliedBy(2)));
    }

    @Test
    void without_a_scheduler_the_order_is_the_usual_one() {
        run(SimulatedLoop.create(clock), twoTasks());
        assertThat(log).containsExactly("a1", "b1", "soon1", "soon2", "a2", "b2", "later1", "later2", "a3", "b3");
        assertThat(clock.now).isEqualTo(SECOND.toNanos() * 2);
    }

    @Test
    void the_scheduler_chooses_among_tasks_and_timers_and_callbacks_keep_their_order() {
        run(SimulatedLoop.create(clock, ready -> ready.size() - 1), twoTasks());
        assertThat(log).containsExactly("soon1", "soon2", "b1", "b2", "a1", "a2", "a3", "b3", "later2", "later1");
    }

    @Test
    void the_scheduler_sees_tasks_by_their_names_and_one_callback_at_a_time() {
        List<String> offered = new ArrayList<>();
        run(
                SimulatedLoop.create(clock, ready -> {
                    offered.add(Arrays.toString(ready.toArray()));
                    return 0;
                }),
                twoTasks());
        assertThat(offered)
                .containsExactly(
                        "[Task-1]",
                        "[a, b, null]",
                        "[b, null, a]",
                        "[null, a, b]",
                        "[null, a, b]",
                        "[a, b]",
                        "[b]",
                        "[null, null, a, b]",
                        "[null, a, b]",
                        "[a, b]",
                        "[b]",
                        "[Task-1]",
                        "[null]");
    }

    @Test
    void steps_that_were_chosen_are_counted_like_others() {
        SimulatedLoop simulated = SimulatedLoop.create(clock, ready -> ready.size() - 1);
        run(simulated, script().repeat(200, v -> yieldNow()));
        assertThat(simulated.loop().counters().steps()).isGreaterThan(200);
    }

    @Test
    void what_the_scheduler_or_the_clock_throws_ends_the_run() {
        SimulatedLoop simulated = SimulatedLoop.create(clock, ready -> {
            throw new IllegalStateException("enough");
        });
        assertThatThrownBy(() -> simulated.loop().runUntilComplete(steps("a"))).hasMessage("enough");
        simulated.loop().close();
    }

    @Test
    void a_run_can_go_on_after_the_clock_has_thrown() {
        SimulatedLoop simulated = SimulatedLoop.create(new SimulatedLoop.Clock() {
            @Override
            public long nanoTime() {
                return clock.nanoTime();
            }

            @Override
            public void await(long nanos) {
                clock.await(nanos);
                throw new IllegalStateException("idle");
            }

            @Override
            public void wakeUp() {}
        });
        Task<Object> task = simulated.loop().createTask(steps("a"));
        assertThatThrownBy(() -> simulated.loop().runForever()).hasMessage("idle");
        assertThat(task.isDone()).isFalse();
        simulated.loop().runUntilComplete(task);
        assertThat(log).containsExactly("a1", "a2", "a3");
        simulated.loop().close();
    }

    @Test
    void tasks_are_known_with_what_they_wait_for_and_where_they_were_made() {
        SimulatedLoop simulated = SimulatedLoop.create(clock);
        AsyncLock lock = new AsyncLock();
        run(
                simulated,
                script().then(() -> {
                            createTask(script().await(v -> lock.acquire()).await(v -> sleep(SECOND)), "holds");
                            createTask(script().await(v -> lock.acquire()), "waits");
                        })
                        .await(v -> yieldNow())
                        .then(() -> simulated.tasks().forEach(task -> log.add(task + ": " + simulated.awaitedBy(task))))
                        .then(() -> assertThat(
                                        simulated.createdAt(simulated.tasks().get(1)))
                                .isNotEmpty()));
        assertThat(log).containsExactly("Task-1: null", "holds: sleep(PT1S)", "waits: AsyncLock");
    }

    @Test
    void it_is_known_whether_somebody_outside_is_waited_for() {
        SimulatedLoop simulated = SimulatedLoop.create(clock);
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<Object> future = new CompletableFuture<>();
        List<Task<?>> threads = new ArrayList<>();
        run(
                simulated,
                script().then(() -> {
                            createTask(script().await(v ->
                                    createTask(steps("a")).toCompletableFuture().thenApply(x -> x)));
                        })
                        .await(v -> yieldNow())
                        .then(() -> log.add("own: " + simulated.awaitsOutside()))
                        .then(() -> threads.add(createTask(script().await(x -> toThread(() -> {
                            gate.await();
                            return null;
                        })))))
                        .await(v -> yieldNow())
                        .run(v -> createTask(script().await(x -> future)))
                        .await(v -> yieldNow())
                        .then(() -> log.add("both: " + simulated.awaitsOutside()))
                        .then(gate::countDown)
                        .await(v -> threads.get(0))
                        .await(v -> yieldNow())
                        .then(() -> log.add("one: " + simulated.awaitsOutside()))
                        .then(() -> future.complete(null))
                        .await(v -> yieldNow())
                        .then(() -> log.add("none: " + simulated.awaitsOutside())));
        assertThat(log).contains("own: false", "both: true", "one: true", "none: false");
    }

    @Test
    void failures_that_nobody_took_are_reported_when_asked_for() {
        SimulatedLoop simulated = SimulatedLoop.create(clock);
        simulated.loop().setExceptionHandler((where, context) -> log.add(context.message()));
        simulated
                .loop()
                .runUntilComplete(script().run(v -> createTask(
                                script().run(x -> {
                                    throw new IllegalStateException("lost");
                                }),
                                "failing"))
                        .await(v -> yieldNow())
                        .then(simulated::reportLostFailures));
        assertThat(log).containsExactly("the failure of failing was never retrieved");
        simulated.loop().close();
        assertThat(log).hasSize(1);
    }

    @Test
    void those_who_wait_for_a_queue_are_served_in_their_order_whatever_the_scheduler_says() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        run(
                SimulatedLoop.create(clock, ready -> ready.size() - 1),
                script().then(() -> {
                            createTask(getter(queue, "a"));
                            createTask(getter(queue, "b"));
                        })
                        .await(v -> sleep(SECOND))
                        .then(() -> {
                            queue.putNowait("1");
                            queue.putNowait("2");
                        })
                        .await(v -> sleep(SECOND)));

        assertThat(log).containsExactly("b waits", "a waits", "b got 1", "a got 2");
    }

    private Script<Object> getter(AsyncQueue<String> queue, String name) {
        return script().then(() -> log.add(name + " waits"))
                .await(v -> queue.get())
                .run(item -> log.add(name + " got " + item));
    }
}
