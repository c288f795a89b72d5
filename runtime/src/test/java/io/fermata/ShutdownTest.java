package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What the end of a run waits for. */
class ShutdownTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    /** A task that waits for a blocking call until it is cancelled. */
    private Script<Object> callsBlockingCode(CountDownLatch begun, CountDownLatch gate, Runnable last) {
        return script().await(v -> toThread(() -> {
                    begun.countDown();
                    gate.await();
                    last.run();
                    return null;
                }))
                .rescue(cancelled -> log.add("cancelled"));
    }

    @Test
    void whoever_is_left_over_is_cancelled_be_it_asleep_or_always_ready_and_cleans_up() {
        VirtualTime.run(script().then(() -> createTask(cleansUp("sleeps first", v -> sleep(Duration.ofDays(1)))))
                .then(() -> createTask(cleansUp("yields first", v -> yieldNow())))
                .then(() -> createTask(cleansUp("yields last", v -> yieldNow())))
                .then(() -> createTask(cleansUp("sleeps last", v -> sleep(Duration.ofDays(1)))))
                .repeat(3, v -> yieldNow()));
        assertThat(log).containsExactlyInAnyOrder("sleeps first", "yields first", "yields last", "sleeps last");
    }

    private Script<Object> cleansUp(String name, Script.Body<Object> wait) {
        return script().repeat(Integer.MAX_VALUE, wait)
                .rescue(cancelled -> yieldNow())
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> log.add(name));
    }

    @Test
    void a_run_does_not_end_while_blocking_code_is_under_way() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        boolean[] finished = {false};
        run(script().then(() -> createTask(callsBlockingCode(begun, gate, () -> finished[0] = true)))
                .await(v -> yieldNow())
                .run(v -> {
                    begun.await();
                    EventLoop.current().callLater(Duration.ofMillis(20), gate::countDown);
                    return null;
                }));
        assertThat(log).containsExactly("cancelled");
        assertThat(finished[0]).isTrue();
    }

    @Test
    void blocking_code_that_takes_too_long_is_reported_and_left_alone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add(context.message()));
        Runner.run(
                script().then(() -> createTask(callsBlockingCode(begun, gate, finished::countDown)))
                        .await(v -> yieldNow())
                        .run(v -> {
                            begun.await();
                            return null;
                        }),
                loop);
        assertThat(log).containsExactly("cancelled", "1 blocking calls were left running after PT30S");
        gate.countDown();
        finished.await();
    }

    @Test
    void waiting_for_blocking_code_takes_no_longer_than_the_code() {
        Object result = VirtualTime.run(script().await(v -> toThread(() -> null))
                .await(v -> EventLoop.current().shutdownDefaultExecutor(Duration.ofSeconds(1)))
                .run(v -> VirtualTime.elapsed()));
        assertThat(result).isEqualTo(Duration.ZERO);
    }

    /** A task that, being cancelled, stops its loop and does not end. */
    private static Script<Object> stopsItsLoop(EventLoop loop) {
        return script().await(v -> sleep(Duration.ofDays(1)))
                .rescue(cancelled -> {
                    loop.stop();
                    return null;
                })
                .await(v -> sleep(Duration.ofDays(1)));
    }

    @Test
    void a_run_whose_end_is_disturbed_closes_its_loop_all_the_same() {
        EventLoop[] loop = new EventLoop[1];
        assertThatThrownBy(() -> run(script().then(() -> loop[0] = EventLoop.current())
                        .then(() -> createTask(stopsItsLoop(loop[0])))
                        .await(v -> yieldNow())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
        assertThatThrownBy(() -> loop[0].callSoon(() -> {})).hasMessage("the event loop is closed");
    }

    @Test
    void a_signal_means_what_it_meant_before_once_the_loop_is_closed_by_force() {
        Signals.Previous before = Objects.requireNonNull(Signals.handle("USR2", signal -> log.add("before")));
        assertThatThrownBy(() -> run(script().then(() -> {
                            EventLoop loop = EventLoop.current();
                            loop.addSignalHandler("USR2", () -> log.add("during"));
                            createTask(stopsItsLoop(loop));
                        })
                        .await(v -> yieldNow())))
                .isInstanceOf(IllegalStateException.class);
        Signals.Previous after = Objects.requireNonNull(Signals.handle("USR2", signal -> {}));
        after.handle(null);
        Signals.restore("USR2", before);
        assertThat(log).containsExactly("before");
    }

    @Test
    void blocking_code_refused_by_its_executor_is_not_waited_for() {
        BlockingCalls calls = VirtualTime.loop().blockingCalls;
        Executor full = command -> {
            throw new RejectedExecutionException("full");
        };
        assertThatThrownBy(() -> calls.begin(full, () -> log.add("ran"))).hasMessage("full");
        assertThat(calls.running()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    void blocking_code_whose_waiter_cannot_take_its_failure_is_not_waited_for_either() throws Exception {
        EventLoop loop = EventLoop.create();
        CountDownLatch told = new CountDownLatch(1);
        Continuation<Object> broken = new Continuation<>() {
            @Override
            public void resume(Object value) {}

            @Override
            public void fail(Throwable failure) {
                told.countDown();
                Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
                throw new IllegalStateException("broken waiter");
            }
        };
        BlockingCall<Object, ?> failing = () -> {
            throw new IllegalStateException("blocking code");
        };
        new ThreadCall<>(failing, WorkerThreads.SHARED, loop).subscribe(broken);
        told.await();
        loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofSeconds(20)));
        assertThat(loop.blockingCalls.running()).isZero();
        loop.close();
    }

    @Test
    void a_loop_waits_for_its_own_blocking_code_and_not_for_that_of_the_loop_it_was_called_from() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        EventLoop other = EventLoop.create();
        VirtualTime.run(script().then(() -> {
            other.runInExecutor(null, () -> {
                gate.await();
                return null;
            });
            log.add("here " + EventLoop.current().blockingCalls.running());
        }));
        log.add("there " + other.blockingCalls.running());
        gate.countDown();
        other.runUntilComplete(other.shutdownDefaultExecutor(Duration.ofSeconds(20)));
        other.close();
        assertThat(log).containsExactly("here 0", "there 1");
    }

    @Test
    void asynchronous_generators_can_be_closed_before_the_end() {
        AsyncGenerator<String> generator = new AsyncGenerator<>(script().run(v -> "unused"));
        VirtualTime.run(script().await(v -> generator.advance())
                .await(v -> EventLoop.current().shutdownAsyncgens())
                .await(v -> generator.advance())
                .run(more -> log.add("" + more)));
        assertThat(log).containsExactly("false");
    }

    @Test
    void several_may_wait_for_the_blocking_code_to_end_and_one_may_leave() {
        EventLoop loop = EventLoop.create();
        CountDownLatch gate = new CountDownLatch(1);
        List<String> told = new ArrayList<>();
        loop.runUntilComplete(new Script<>()
                .then(() -> loop.createTask(new Script<>()
                        .await(v -> Asyncio.toThread(() -> {
                            gate.await();
                            return null;
                        }))))
                .await(v -> Asyncio.yieldNow())
                .run(v -> List.of(
                        loop.createTask(loop.shutdownDefaultExecutor(Duration.ofHours(1)), "leaves"),
                        loop.createTask(loop.shutdownDefaultExecutor(Duration.ofHours(1)), "waits")))
                .await(waiting -> new Script<>()
                        .await(v -> Asyncio.yieldNow())
                        .then(() -> ((Task<?>) ((List<?>) waiting).get(0)).cancel())
                        .await(v -> (Task<?>) ((List<?>) waiting).get(0))
                        .rescue(e -> told.add(e.getClass().getSimpleName()))
                        .then(gate::countDown)
                        .await(v -> (Task<?>) ((List<?>) waiting).get(1))));
        loop.close();
        assertThat(told).containsExactly("CancellationException");
    }
}
