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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What limits do to each other, to cancellations and to what ends at the same moment. */
class WaitForTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    private static Coroutine<Void> seconds(long number) {
        return sleep(SECOND.multipliedBy(number));
    }

    private Object logged(Throwable e) {
        return log.add(e.getClass().getSimpleName() + " after " + VirtualTime.elapsed());
    }

    private Object loggedAndThrown(Throwable e) throws Throwable {
        logged(e);
        throw e;
    }

    private void logLevel() {
        log.add("cancelling " + currentTask().cancelling());
    }

    @Test
    void without_time_what_was_cancelled_long_ago_is_not_a_timeout() {
        VirtualTime.run(script().run(v -> createTask(seconds(9)))
                .run(task -> {
                    ((Task<?>) task).cancel();
                    return task;
                })
                .await(task -> script().await(v -> yieldNow()).await(v -> waitFor((Task<?>) task, Duration.ZERO)))
                .rescue(this::logged)
                .await(v -> waitFor(Coroutine.failed(new CancellationException()), Duration.ZERO))
                .rescue(this::logged));
        assertThat(log).containsExactly("CancellationException after PT0S", "CancellationException after PT0S");
    }

    @Test
    void without_time_what_has_failed_fails_as_it_did() {
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(new IOException());
        VirtualTime.run(script().await(v -> waitFor(Coroutine.failed(new IOException()), Duration.ZERO))
                .rescue(this::logged)
                .await(v -> waitFor(Awaitable.of(failed), Duration.ZERO))
                .rescue(this::logged));
        assertThat(log).containsExactly("IOException after PT0S", "IOException after PT0S");
    }

    @Test
    void without_time_a_foreign_awaitable_is_not_subscribed_to() {
        VirtualTime.run(script().await(v -> waitFor(k -> log.add("subscribed"), Duration.ZERO))
                .rescue(this::logged));
        assertThat(log).containsExactly("TimeoutException after PT0S");
    }

    @Test
    void what_breaks_down_while_it_is_cancelled_for_lack_of_time_fails_with_that() {
        VirtualTime.run(script().run(v -> createTask(breakingDown()))
                .await(task -> waitFor((Task<?>) task, SECOND))
                .rescue(this::logged)
                .run(v -> createTask(breakingDown()))
                .await(task -> script().await(v -> yieldNow()).await(v -> waitFor((Task<?>) task, Duration.ZERO)))
                .rescue(this::logged)
                .then(this::logLevel));
        assertThat(log).containsExactly("IOException after PT1S", "IOException after PT1S", "cancelling 0");
    }

    private static Script<Object> breakingDown() {
        return script().await(v -> seconds(9)).rescue(e -> {
            throw new IOException(e);
        });
    }

    @Test
    void what_takes_long_to_end_without_time_is_waited_for_and_its_value_stands() {
        VirtualTime.run(script().run(v -> createTask(
                        script().await(w -> seconds(9)).rescue(e -> null).await(w -> sleep(SECOND, "late"))))
                .await(task -> script().await(v -> yieldNow()).await(v -> waitFor((Task<?>) task, Duration.ZERO)))
                .run(v -> log.add(v + " after " + VirtualTime.elapsed())));
        assertThat(log).containsExactly("late after PT1S");
    }

    @Test
    void a_cancellation_from_outside_while_the_timed_out_thing_ends_is_no_timeout() {
        Task<?>[] waiter = new Task<?>[1];
        VirtualTime.run(script().then(() -> waiter[0] = createTask(script().await(v -> waitFor(
                                script().await(w -> seconds(9))
                                        .rescue(e -> null)
                                        .await(w -> seconds(9)),
                                SECOND))
                        .rescue(this::loggedAndThrown)))
                .await(v -> seconds(2))
                .then(() -> waiter[0].cancel())
                .await(v -> waiter[0])
                .rescue(this::logged));
        assertThat(log).containsExactly("CancelledError after PT2S", "CancellationException after PT2S");
        assertThat(waiter[0].cancelling()).isEqualTo(1);
    }

    @Test
    void a_limit_works_in_a_task_that_has_survived_a_cancellation() {
        VirtualTime.run(script().run(v -> currentTask().cancel())
                .await(v -> yieldNow())
                .rescue(this::logged)
                .await(v -> timeout(SECOND, () -> seconds(9)))
                .rescue(this::logged)
                .then(this::logLevel)
                .await(v -> timeout(
                        SECOND, () -> script().run(w -> currentTask().cancel()).await(w -> seconds(9))))
                .rescue(this::logged)
                .then(this::logLevel));
        assertThat(log)
                .containsExactly(
                        "CancelledError after PT0S",
                        "TimeoutException after PT1S",
                        "cancelling 1",
                        "CancelledError after PT1S",
                        "cancelling 2");
    }

    @Test
    void a_limit_inside_the_clean_up_after_a_limit_is_one_of_its_own() {
        VirtualTime.run(script().await(v -> timeout(
                        SECOND,
                        () -> script().await(w -> seconds(9))
                                .rescue(cancelled -> script().await(w -> timeout(SECOND, () -> seconds(9)))
                                        .rescue(this::logged)
                                        .run(w -> {
                                            throw cancelled;
                                        }))
                                .await(cleanUp -> cleanUp)))
                .rescue(this::logged)
                .then(this::logLevel));
        assertThat(log).containsExactly("TimeoutException after PT2S", "TimeoutException after PT2S", "cancelling 0");
    }

    @Test
    void an_outer_limit_that_passes_during_the_clean_up_of_an_inner_one_is_the_one_reported() {
        VirtualTime.run(script().await(v -> timeout(
                        SECOND.multipliedBy(2),
                        () -> script().await(w -> timeout(
                                        SECOND,
                                        () -> script().await(x -> seconds(9))
                                                .rescue(e -> null)
                                                .await(x -> seconds(9))))
                                .rescue(this::loggedAndThrown)))
                .rescue(this::logged)
                .then(this::logLevel));
        assertThat(log).containsExactly("CancelledError after PT2S", "TimeoutException after PT2S", "cancelling 0");
    }

    @Test
    void a_failure_that_takes_the_place_of_the_cancellation_passes_and_the_request_is_taken_back() {
        VirtualTime.run(script().await(v -> timeout(SECOND, WaitForTest::breakingDown))
                .rescue(this::logged)
                .then(this::logLevel)
                .await(v ->
                        timeout(SECOND, () -> script().await(w -> seconds(9)).rescue(e -> "swallowed")))
                .run(v -> log.add("" + v))
                .then(this::logLevel));
        assertThat(log).containsExactly("IOException after PT1S", "cancelling 0", "swallowed", "cancelling 0");
    }

    @Test
    void what_ends_at_the_moment_of_the_deadline_before_it_is_told_times_out() {
        Promise<?>[] promise = new Promise<?>[1];
        VirtualTime.run(script().then(() -> {
                    promise[0] = EventLoop.current().createPromise();
                    EventLoop.current().callLater(SECOND, () -> promise[0].complete(null));
                })
                .await(v -> waitFor(promise[0], SECOND))
                .rescue(this::logged)
                .then(this::logLevel));
        assertThat(log).containsExactly("TimeoutException after PT1S", "cancelling 0");
    }

    @Test
    void an_item_that_comes_at_the_moment_of_the_deadline_stays_in_its_queue() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(script().then(() -> EventLoop.current().callLater(SECOND, () -> queue.putNowait("item")))
                .await(v -> waitFor(queue.get(), SECOND))
                .rescue(this::logged)
                .await(v -> queue.get())
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("TimeoutException after PT1S", "item");
    }
}
