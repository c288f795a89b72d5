package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.timeout;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeoutTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Object logged(Throwable e) {
        return log.add(e.getClass().getSimpleName() + " after " + VirtualTime.elapsed());
    }

    @Test
    void what_ends_in_time_gives_its_value_and_leaves_no_timer() {
        Object result = VirtualTime.run(script().await(v -> waitFor(sleep(SECOND, "slept"), Duration.ofSeconds(2)))
                .run(v -> v + " " + EventLoop.current().queue.timers.liveSize()));
        assertThat(result).isEqualTo("slept 0");
    }

    @Test
    void what_takes_too_long_is_cancelled_and_times_out() {
        VirtualTime.run(script().await(v -> waitFor(
                        script().await(w -> sleep(SECOND.multipliedBy(9))).rescue(e -> {
                            logged(e);
                            throw e;
                        }),
                        SECOND))
                .rescue(this::logged)
                .then(() -> assertThat(currentTask().cancelling()).isZero()));
        assertThat(log).containsExactly("CancelledError after PT1S", "TimeoutException after PT1S");
    }

    @Test
    void it_waits_until_the_cancelled_thing_has_really_ended() {
        VirtualTime.run(script().await(v -> waitFor(
                        createTask(script().await(w -> sleep(SECOND.multipliedBy(9)))
                                .rescue(e -> e)
                                .run(e -> new Throwable[] {(Throwable) e})
                                .await(e -> sleep(SECOND, e))
                                .run(e -> {
                                    throw ((Throwable[]) e)[0];
                                })),
                        SECOND))
                .rescue(this::logged));
        assertThat(log).containsExactly("TimeoutException after PT2S");
    }

    @Test
    void what_swallows_the_cancellation_and_returns_gives_its_value() {
        Object result = VirtualTime.run(script().await(v -> waitFor(
                        script().await(w -> sleep(SECOND.multipliedBy(9))).rescue(e -> "swallowed"), SECOND))
                .run(v -> v + " " + currentTask().cancelling()));
        assertThat(result).isEqualTo("swallowed 0");
    }

    @Test
    void a_foreign_failure_passes() {
        VirtualTime.run(script().await(v -> waitFor(Coroutine.failed(new IOException()), SECOND))
                .rescue(this::logged)
                .await(v -> timeout(
                        SECOND,
                        () -> script().await(w -> yieldNow()).run(w -> {
                            throw new IOException();
                        })))
                .rescue(this::logged));
        assertThat(log).containsExactly("IOException after PT0S", "IOException after PT0S");
    }

    @Test
    void a_foreign_cancellation_stays_one() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script().await(
                                v -> timeout(SECOND.multipliedBy(5), () -> sleep(SECOND.multipliedBy(9))))
                        .rescue(this::logged))))
                .then(() ->
                        EventLoop.current().callLater(SECOND, () -> task.get().cancel()))
                .await(v -> task.get()));
        assertThat(log).containsExactly("CancelledError after PT1S");
        assertThat(task.get().cancelling()).isEqualTo(1);
    }

    @Test
    void a_foreign_cancellation_at_the_same_moment_wins() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() ->
                        task.set(createTask(script().await(v -> timeout(SECOND, () -> sleep(SECOND.multipliedBy(9))))
                                .rescue(this::logged))))
                .then(() ->
                        EventLoop.current().callLater(SECOND, () -> task.get().cancel()))
                .await(v -> task.get()));
        assertThat(log).containsExactly("CancelledError after PT1S");
    }

    @Test
    void of_nested_timeouts_with_the_same_deadline_the_outer_one_reports() {
        VirtualTime.run(script().await(v -> timeout(
                        SECOND,
                        () -> script().await(w -> timeout(SECOND, () -> sleep(SECOND.multipliedBy(9))))
                                .rescue(e -> {
                                    log.add("inner " + e.getClass().getSimpleName());
                                    throw e;
                                })))
                .rescue(e -> log.add("outer " + e.getClass().getSimpleName())));
        assertThat(log).containsExactly("inner CancelledError", "outer TimeoutException");
    }

    @Test
    void an_inner_timeout_is_caught_inside_an_outer_one() {
        VirtualTime.run(script().await(v -> timeout(
                        SECOND.multipliedBy(5),
                        () -> script().await(w -> timeout(SECOND, () -> sleep(SECOND.multipliedBy(9))))
                                .rescue(this::logged)
                                .await(w -> sleep(SECOND))))
                .then(() -> log.add("end")));
        assertThat(log).containsExactly("TimeoutException after PT1S", "end");
    }

    @Test
    void without_time_a_fresh_coroutine_never_runs() {
        VirtualTime.run(script().await(v -> waitFor(script().then(() -> log.add("ran")), Duration.ZERO))
                .rescue(this::logged)
                .await(v -> timeout(Duration.ofSeconds(-1), () -> script().then(() -> log.add("ran"))))
                .rescue(this::logged));
        assertThat(log).containsExactly("TimeoutException after PT0S", "TimeoutException after PT0S");
    }

    @Test
    void without_time_what_has_ended_gives_its_value() {
        VirtualTime.run(script().run(v -> createTask(script().run(w -> "task")))
                .await(v -> script().await(w -> yieldNow()).await(w -> waitFor((Task<?>) v, Duration.ZERO)))
                .run(v -> log.add("" + v))
                .await(v -> waitFor(Coroutine.of("completed"), Duration.ZERO))
                .run(v -> log.add("" + v))
                .await(v -> waitFor(Awaitable.of(CompletableFuture.completedFuture("stage")), Duration.ZERO))
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("task", "completed", "stage");
    }

    @Test
    void without_time_what_is_running_is_cancelled_and_its_end_waited_for() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(sleep(SECOND))))
                .await(v -> yieldNow())
                .await(v -> waitFor(task.get(), Duration.ZERO))
                .rescue(this::logged)
                .await(v -> waitFor(Awaitable.of(stage), Duration.ZERO))
                .rescue(this::logged));
        assertThat(log).containsExactly("TimeoutException after PT0S", "TimeoutException after PT0S");
        assertThat(task.get().isCancelled()).isTrue();
        assertThat(stage).isCancelled();
    }

    @Test
    void a_timeout_tells_of_the_cancellation_that_caused_it() {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        VirtualTime.run(script().await(v -> waitFor(sleep(SECOND.multipliedBy(2)), SECOND))
                .rescue(e -> {
                    seen.set(e);
                    return null;
                }));
        assertThat(seen.get())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT1S")
                .hasCauseInstanceOf(CancelledError.class);
    }

    @Test
    void a_timeout_needs_a_task() {
        List<Throwable> failures = new ArrayList<>();
        new Script<>()
                .await(v -> timeout(SECOND, Coroutine::done))
                .rescue(failures::add)
                .start(new Continuation<>() {
                    @Override
                    public void resume(Object value) {}

                    @Override
                    public void fail(Throwable failure) {}
                });
        assertThat(failures).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_fails_before_it_begins_leaves_no_timer_and_no_time_means_no_beginning() {
        VirtualTime.run(script().await(v -> Asyncio.<Object, IOException>timeout(SECOND, () -> {
                    throw new IOException();
                }))
                .rescue(this::logged)
                .then(() -> log.add("" + EventLoop.current().queue.timers.liveSize()))
                .await(v -> timeout(Duration.ZERO, () -> script().then(() -> log.add("never"))))
                .rescue(this::logged)
                .await(v -> timeout(SECOND.negated(), () -> script().then(() -> log.add("never"))))
                .rescue(this::logged));
        assertThat(log)
                .containsExactly(
                        "IOException after PT0S", "0", "TimeoutException after PT0S", "TimeoutException after PT0S");
    }
}
