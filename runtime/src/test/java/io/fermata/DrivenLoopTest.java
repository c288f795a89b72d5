package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.runCoroutineThreadsafe;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.observe.LoopState;
import java.awt.EventQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Loops on the threads of others. */
class DrivenLoopTest {
    private static final long PATIENCE_SECONDS = 20;

    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    /** An executor that runs things when it is told to. */
    private static final class Patient {
        final Deque<Runnable> given = new ArrayDeque<>();

        void runAll() {
            for (Runnable next = given.poll(); next != null; next = given.poll()) {
                next.run();
            }
        }
    }

    @Test
    void it_is_counted_and_looked_at_like_any_other() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        for (int i = 0; i < 100; i++) {
            loop.callSoon(() -> {});
        }
        assertThat(loop.snapshot(Duration.ofMillis(1)).state()).isEqualTo(LoopState.BLOCKED);
        executor.runAll();
        assertThat(loop.counters().steps()).isGreaterThanOrEqualTo(100);
        assertThat(loop.counters().ready()).isZero();
        loop.close();
        assertThat(loop.snapshot().state()).isEqualTo(LoopState.CLOSED);
    }

    @Test
    void an_executor_of_one_thread_runs_tasks_timers_and_what_comes_from_other_threads() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "theirs"));
        EventLoop loop = EventLoop.drivenBy(thread);
        Object result = runCoroutineThreadsafe(
                        script().await(v -> sleep(Duration.ofMillis(5)))
                                .await(v ->
                                        toThread(() -> Thread.currentThread().getName()))
                                .run(other ->
                                        other + " and " + Thread.currentThread().getName()),
                        loop)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat((String) result).endsWith(" and theirs").doesNotStartWith("theirs");
        thread.submit(loop::close).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        thread.shutdown();
        assertThat(thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_event_thread_of_swing_is_one() throws Exception {
        EventLoop loop = EventLoop.drivenBy(EventQueue::invokeLater);
        Object onIt = runCoroutineThreadsafe(
                        script().await(v -> yieldNow()).run(v -> EventQueue.isDispatchThread()), loop)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(onIt).isEqualTo(true);
        EventQueue.invokeAndWait(loop::close);
    }

    @Test
    void what_listeners_do_between_iterations_wakes_the_loop() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        assertThat(executor.given).isEmpty();
        loop.callSoon(() -> log.add("callback"));
        executor.runAll();
        Promise<String> clicked = loop.createPromise();
        Task<?> task = loop.createTask(script().await(v -> clicked).run(v -> log.add("" + v)));
        executor.runAll();
        clicked.complete("clicked");
        executor.runAll();
        assertThat(task.isDone()).isTrue();
        assertThat(log).containsExactly("callback", "clicked");
        assertThat(executor.given).isEmpty();
    }

    @Test
    void an_iteration_runs_what_is_ready_and_leaves_the_rest_to_the_next() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        loop.createTask(script().repeat(3, v -> yieldNow()).then(() -> log.add("done")));
        int iterations = 0;
        for (Runnable next = executor.given.poll(); next != null; next = executor.given.poll()) {
            next.run();
            iterations++;
        }
        assertThat(log).containsExactly("done");
        assertThat(iterations).isEqualTo(4);
    }

    @Test
    void a_failure_whose_task_has_been_collected_is_reported_while_the_loop_lives() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        loop.setExceptionHandler((where, context) -> log.add(context.exception().getMessage()));
        loop.createTask(script().run(v -> {
            throw new IllegalStateException("lost");
        }));
        executor.runAll();
        for (int i = 0; i < 100 && log.isEmpty(); i++) {
            System.gc();
            loop.callSoon(() -> {});
            executor.runAll();
        }
        assertThat(log).containsExactly("lost");
    }

    @Test
    void a_timer_set_between_iterations_is_heard_of() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        EventLoop loop = EventLoop.drivenBy(thread);
        CountDownLatch rung = new CountDownLatch(2);
        thread.submit(() -> {
                    loop.callLater(Duration.ofMillis(2), rung::countDown);
                    loop.callLater(Duration.ofMillis(1), rung::countDown);
                })
                .get();
        assertThat(rung.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        thread.submit(loop::close).get();
        thread.shutdown();
    }

    @Test
    void an_executor_that_comes_back_within_an_iteration_or_after_the_end_finds_nothing_to_do() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        loop.callSoon(() -> {
            loop.callSoon(() -> log.add("next iteration"));
            executor.runAll();
            log.add("first iteration");
        });
        Runnable iteration = executor.given.peek();
        loop.callSoon(iteration);
        executor.runAll();
        assertThat(log).containsExactly("first iteration", "next iteration");
        loop.callSoon(loop::stop);
        loop.close();
        executor.runAll();
        iteration.run();
        assertThat(executor.given).isEmpty();
    }

    @Test
    void a_step_may_close_what_drives_it_no_more() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        loop.callSoon(() -> assertThatThrownBy(loop::close).isInstanceOf(IllegalStateException.class));
        executor.runAll();
        assertThatThrownBy(() -> loop.addReader(null, () -> {})).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void it_runs_by_itself_only() {
        EventLoop loop = EventLoop.drivenBy(Runnable::run);
        assertThatThrownBy(loop::runForever)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("driven");
        assertThatThrownBy(() -> loop.runUntilComplete(script())).isInstanceOf(IllegalStateException.class);
        loop.close();
        assertThatThrownBy(() -> loop.callSoon(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_task_of_a_driven_loop_starts_others() {
        Patient executor = new Patient();
        EventLoop loop = EventLoop.drivenBy(executor.given::add);
        loop.createTask(script().run(v -> createTask(script().run(w -> "inner")))
                .await(v -> v)
                .run(v -> log.add("" + v)));
        executor.runAll();
        assertThat(log).containsExactly("inner");
    }
}
