package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures that nobody takes reach the exception handler, once, at the end of the run at the latest. */
class LostFailureTest {
    private final List<ExceptionContext> reported = new ArrayList<>();
    private final IOException failure = new IOException("lost");

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<Object> failing() {
        return script().run(v -> {
            throw failure;
        });
    }

    private void run(Coroutine<?> main, boolean debug) {
        run(main, VirtualTime.loop(), debug);
    }

    private void run(Coroutine<?> main, EventLoop loop, boolean debug) {
        loop.setDebug(debug);
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Runner.run(main, loop);
    }

    private ExceptionContext report() {
        assertThat(reported).hasSize(1);
        return reported.get(0);
    }

    @Test
    void a_task_nobody_awaits_is_reported_with_its_name_when_the_run_ends() {
        Task<?>[] task = new Task<?>[1];
        run(
                script().then(() -> task[0] = createTask(failing(), "forgotten"))
                        .await(v -> yieldNow()),
                EventLoop.create(),
                false);
        assertThat(report().exception()).isSameAs(failure);
        assertThat(report().message()).contains("forgotten");
        assertThat(report().task()).isSameAs(task[0]);
        assertThat(report().createdAt()).isEmpty();
    }

    @Test
    void in_debug_mode_it_says_where_the_task_was_made() {
        run(script().then(() -> createTask(failing())).await(v -> yieldNow()), true);
        // The code of this test stands in the package that is left out of the site: what called it does not.
        assertThat(report().createdAt()).isNotEmpty();
        assertThat(report().createdAt().get(0).getClassName()).doesNotStartWith("io.fermata.Asyncio");
    }

    @Test
    void the_site_is_cut_where_it_gets_long() {
        run(script().then(() -> createTask(failing())).await(v -> yieldNow()), true);
        assertThat(report().createdAt()).hasSize(32); // more than that stands between this test and its thread
    }

    @Test
    void a_failure_while_the_leftovers_are_cancelled_is_no_exception() {
        run(
                script().then(() -> createTask(
                                script().await(v -> sleep(Duration.ofDays(1))).rescue(cancelled -> {
                                    throw failure;
                                })))
                        .await(v -> yieldNow()),
                false);
        assertThat(report().exception()).isSameAs(failure);
    }

    @Test
    void a_failure_that_was_awaited_or_looked_at_is_not_reported() {
        run(
                script().run(v -> createTask(failing()))
                        .await(v -> v)
                        .rescue(seen -> createTask(failing()))
                        .run(v -> v)
                        .await(v -> gather((Task<?>) v))
                        .rescue(seen -> createTask(failing()))
                        .run(task -> {
                            ((Task<?>) task).addDoneCallback(Task::exceptionNow);
                            return null;
                        })
                        .await(v -> yieldNow())
                        .await(v -> yieldNow()),
                false);
        assertThat(reported).isEmpty();
    }

    @Test
    void callbacks_of_every_kind_are_reported() {
        run(
                script().then(() -> {
                            EventLoop loop = EventLoop.current();
                            loop.callSoon(this::fail);
                            loop.callLater(Duration.ofMillis(1), this::fail);
                            loop.callSoonThreadsafe(this::fail);
                            createTask(script()).addDoneCallback(task -> fail());
                        })
                        .await(v -> sleep(Duration.ofSeconds(1))),
                false);
        assertThat(reported).hasSize(4);
    }

    private void fail() {
        throw new IllegalStateException("callback");
    }

    @Test
    void blocking_code_that_fails_when_nobody_waits_any_more_is_reported() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Runner.run(
                script().then(() -> createTask(script().await(v -> toThread(() -> {
                                    begun.countDown();
                                    gate.await();
                                    throw failure;
                                }))
                                .rescue(cancelled -> {
                                    gate.countDown();
                                    return null;
                                })))
                        .await(v -> yieldNow())
                        .run(v -> {
                            begun.await();
                            return null;
                        }),
                loop);
        assertThat(report().exception()).isSameAs(failure);
    }

    @Test
    void so_is_what_fails_on_an_executor_after_its_promise_was_cancelled() {
        CountDownLatch gate = new CountDownLatch(1);
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Runner.run(
                script().then(() -> {
                    Promise<Object> promise = EventLoop.current().runInExecutor(null, () -> {
                        gate.await();
                        throw failure;
                    });
                    promise.cancel();
                    gate.countDown();
                }),
                loop);
        assertThat(report().exception()).isSameAs(failure);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void and_what_fails_on_an_executor_when_the_run_has_all_but_ended() {
        CountDownLatch gate = new CountDownLatch(1);
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Runner.run(
                script().then(() -> {
                    loop.runInExecutor(null, () -> {
                                gate.await();
                                throw failure;
                            })
                            .cancel();
                    Asyncio.currentTask().addDoneCallback(main -> {
                        gate.countDown();
                        while (loop.blockingCalls.running() > 0) {
                            Thread.onSpinWait();
                        }
                    });
                }),
                loop);
        assertThat(report().exception()).isSameAs(failure);
    }

    @Test
    void the_default_handler_logs_the_name_once() {
        int before = CapturedLog.FAILURES.size();
        VirtualTime.run(script().then(() -> createTask(failing(), "forgotten")).await(v -> yieldNow()));
        assertThat(CapturedLog.FAILURES.subList(before, CapturedLog.FAILURES.size()))
                .containsExactly("lost");
    }
}
