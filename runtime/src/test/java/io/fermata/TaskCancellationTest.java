package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TaskCancellationTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<Void> sleeper() {
        return TaskCancellationTest.<Void>script().await(v -> sleep(SECOND)).rescue(e -> {
            log.add(e.getClass().getSimpleName() + ":" + e.getMessage());
            throw e;
        });
    }

    private static Task<?> me() {
        return currentTask();
    }

    @Test
    void cancel_ends_the_await_with_a_cancelled_error() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(sleeper())))
                .await(v -> yieldNow())
                .run(v -> task.get().cancel("enough"))
                .then(() -> assertThat(task.get().isDone()).isFalse())
                .await(v -> task.get())
                .rescue(e -> log.add(e.toString())));
        assertThat(log).containsExactly("CancelledError:enough", "java.util.concurrent.CancellationException: enough");
        assertThat(task.get().isCancelled()).isTrue();
        assertThat(task.get().cancel()).isFalse();
    }

    @Test
    void an_unstarted_task_never_runs_its_body() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script().then(() -> log.add("body")))))
                .then(() -> assertThat(task.get().cancel()).isTrue())
                .await(v -> yieldNow()));
        assertThat(log).isEmpty();
        assertThat(task.get().isCancelled()).isTrue();
    }

    @Test
    void a_cancellation_goes_before_a_result_that_was_on_its_way() {
        AtomicReference<Promise<Object>> promise = new AtomicReference<>();
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> promise.set(EventLoop.current().createPromise()))
                .then(() -> task.set(createTask(script().await(v -> promise.get())
                        .then(() -> log.add("result"))
                        .rescue(e -> log.add(e.getClass().getSimpleName())))))
                .await(v -> yieldNow())
                .then(() -> promise.get().complete("x"))
                .then(() -> task.get().cancel())
                .await(v -> task.get()));
        assertThat(log).containsExactly("CancelledError");
    }

    @Test
    void two_cancels_before_the_task_resumes_are_one_error_with_the_first_message() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script().await(v -> sleep(SECOND))
                        .rescue(e -> log.add(e.getMessage() + me().cancelling()))
                        .await(v -> yieldNow())
                        .then(() -> log.add("goes on")))))
                .await(v -> yieldNow())
                .then(() -> task.get().cancel("first"))
                .then(() -> task.get().cancel("second"))
                .await(v -> task.get()));
        assertThat(log).containsExactly("first2", "goes on");
        assertThat(task.get().isCancelled()).isFalse();
    }

    @Test
    void two_cancels_before_the_first_step_keep_the_first_message() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script())))
                .then(() -> task.get().cancel("first"))
                .then(() -> task.get().cancel("second"))
                .await(v -> task.get())
                .rescue(e -> log.add(e.getMessage())));
        assertThat(log).containsExactly("first");
    }

    @Test
    void uncancel_floors_at_zero_and_withdraws_what_was_not_delivered() {
        assertThat(VirtualTime.<Object>run(
                        script().then(() -> assertThat(me().uncancel()).isZero())
                                .then(() -> me().cancel())
                                .then(() -> me().cancel())
                                .then(() -> assertThat(me().cancelling()).isEqualTo(2))
                                .then(() -> assertThat(me().uncancel()).isEqualTo(1))
                                .then(() -> assertThat(me().uncancel()).isZero())
                                .await(v -> yieldNow())
                                .run(v -> "not cancelled")))
                .isEqualTo("not cancelled");
    }

    @Test
    void uncancel_above_zero_withdraws_nothing() {
        VirtualTime.run(script().then(() -> me().cancel())
                .then(() -> me().cancel())
                .then(() -> me().uncancel())
                .await(v -> yieldNow())
                .rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("CancelledError");
    }

    @Test
    void a_task_that_cancels_itself_is_cancelled_at_its_next_suspension() {
        VirtualTime.run(script().then(() -> me().cancel("myself"))
                .await(v -> Coroutine.of("does not suspend"))
                .then(() -> log.add("still here"))
                .await(v -> sleep(SECOND))
                .rescue(e -> log.add(e.getMessage() + VirtualTime.elapsed())));
        assertThat(log).containsExactly("still here", "myselfPT0S");
    }

    @Test
    void a_task_that_returns_before_its_cancellation_is_delivered_is_cancelled() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(
                        createTask(script().run(v -> me().cancel("myself")).run(v -> "too late"))))
                .await(v -> task.get())
                .rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("CancellationException");
        assertThat(task.get().isCancelled()).isTrue();
    }

    @Test
    void a_task_that_catches_the_cancellation_and_returns_is_not_cancelled() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        Object result = VirtualTime.run(script().then(
                        () -> task.set(createTask(sleeper().rescue(e -> "value"))))
                .await(v -> yieldNow())
                .run(v -> task.get().cancel())
                .await(v -> task.get()));
        assertThat(result).isEqualTo("value");
        assertThat(task.get().isCancelled()).isFalse();
        assertThat(task.get().cancelling()).isEqualTo(1);
    }

    @Test
    void cancelling_a_task_that_awaits_a_task_cancels_the_inner_one() {
        AtomicReference<Task<?>> inner = new AtomicReference<>();
        AtomicReference<Task<?>> outer = new AtomicReference<>();
        VirtualTime.run(script().then(() -> inner.set(createTask(sleeper())))
                .then(() ->
                        outer.set(createTask(script().await(v -> inner.get()).rescue(e -> {
                            log.add("outer " + e.getClass().getSimpleName() + ":" + e.getMessage());
                            throw e;
                        }))))
                .await(v -> yieldNow())
                .then(() -> outer.get().cancel("why"))
                .await(v -> outer.get())
                .rescue(e -> null));
        assertThat(log).containsExactly("CancelledError:why", "outer CancelledError:why");
        assertThat(inner.get().isCancelled()).isTrue();
        assertThat(outer.get().isCancelled()).isTrue();
    }

    @Test
    void an_inner_task_that_survives_the_cancellation_gives_its_value_to_the_outer_one() {
        AtomicReference<Task<?>> outer = new AtomicReference<>();
        Object result = VirtualTime.run(script().then(() -> outer.set(
                        createTask(script().await(v -> createTask(sleeper().rescue(e -> "survived"))))))
                .await(v -> yieldNow())
                .await(v -> yieldNow())
                .then(() -> outer.get().cancel())
                .await(v -> outer.get()));
        assertThat(result).isEqualTo("survived");
    }

    @Test
    void awaiting_something_else_that_was_cancelled_is_a_cancellation_exception() {
        AtomicReference<Task<?>> waiter = new AtomicReference<>();
        VirtualTime.run(script().run(v -> createTask(sleeper()))
                .run(cancelled -> {
                    waiter.set(createTask(script().await(v -> cancelled)));
                    return cancelled;
                })
                .run(v -> {
                    EventLoop.current().callLater(Duration.ofMillis(1), ((Task<?>) v)::cancel);
                    return v;
                })
                .await(v -> waiter.get())
                .rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("CancelledError:null", "CancellationException");
        assertThat(waiter.get().isCancelled()).isFalse();
        assertThat(waiter.get().exceptionNow()).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancelling_a_waiter_cancels_the_promise_it_waits_for() {
        AtomicReference<Promise<Object>> promise = new AtomicReference<>();
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> promise.set(EventLoop.current().createPromise()))
                .then(() ->
                        task.set(createTask(script().await(v -> promise.get()).rescue(e -> log.add("" + e)))))
                .await(v -> yieldNow())
                .then(() -> task.get().cancel())
                .then(() -> assertThat(promise.get().isCancelled()).isTrue())
                .then(() -> assertThat(promise.get().complete("late")).isFalse())
                .await(v -> task.get()));
        assertThat(log).containsExactly("io.fermata.CancelledError");
    }

    @Test
    void a_task_that_lets_others_go_first_is_cancelled_there() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script().await(v -> yieldNow())
                        .then(() -> log.add("too far"))
                        .rescue(e -> log.add("" + e.getMessage())))))
                .await(v -> yieldNow())
                .then(() -> task.get().cancel("here"))
                .await(v -> task.get()));
        assertThat(log).containsExactly("here");
    }

    @Test
    void what_is_waited_for_may_be_cancelled_before_or_after_the_waiter() {
        for (boolean waiterFirst : new boolean[] {true, false}) {
            AtomicReference<Promise<Object>> promise = new AtomicReference<>();
            AtomicReference<Task<?>> task = new AtomicReference<>();
            VirtualTime.run(script().then(() -> promise.set(EventLoop.current().createPromise()))
                    .then(() -> task.set(createTask(script().await(v -> promise.get()))))
                    .await(v -> yieldNow())
                    .run(v -> waiterFirst && task.get().cancel())
                    .then(() -> promise.get().cancel())
                    .run(v -> waiterFirst || task.get().cancel())
                    .await(v -> task.get())
                    .rescue(e -> log.add(e.getClass().getSimpleName())));
            assertThat(task.get().isCancelled()).isTrue();
        }
        assertThat(log).containsExactly("CancellationException", "CancellationException");
    }

    @Test
    void a_task_that_cancels_itself_cancels_what_it_awaits_next() {
        AtomicReference<Promise<Object>> promise = new AtomicReference<>();
        AtomicReference<Task<?>> inner = new AtomicReference<>();
        VirtualTime.run(script().then(() -> promise.set(EventLoop.current().createPromise()))
                .then(() -> inner.set(createTask(script().await(v -> promise.get()))))
                .await(v -> yieldNow())
                .then(() -> me().cancel("myself"))
                .await(v -> inner.get())
                .rescue(e -> log.add(e.toString())));
        assertThat(log).containsExactly("io.fermata.CancelledError: myself");
        assertThat(inner.get().isCancelled()).isTrue();
        assertThat(promise.get().isCancelled()).isTrue();
    }

    @Test
    void a_task_that_breaks_down_when_it_is_cancelled_has_failed() {
        StackOverflowError failure = new StackOverflowError();
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(sleeper().rescue(cancelled -> {
                    throw failure;
                }))))
                .await(v -> yieldNow())
                .then(() -> task.get().cancel())
                .await(v -> task.get())
                .rescue(e -> log.add("" + (e == failure))));
        assertThat(log).containsExactly("CancelledError:null", "true");
        assertThat(task.get().isCancelled()).isFalse();
        assertThat(task.get().exceptionNow()).isSameAs(failure);
    }

    @Test
    void a_cancellation_passes_through_coroutines_that_await_each_other_as_far_as_they_let_it() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script().await(
                                v -> script().await(w -> sleeper()).rescue(e -> {
                                    log.add("middle");
                                    throw e;
                                }))
                        .rescue(e -> log.add("outer")))))
                .await(v -> yieldNow())
                .then(() -> task.get().cancel("why"))
                .await(v -> task.get()));
        assertThat(log).containsExactly("CancelledError:why", "middle", "outer");
        assertThat(task.get().isCancelled()).isFalse();
    }

    @Test
    void a_pause_that_is_cancelled_leaves_no_timer() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(sleeper())))
                .await(v -> yieldNow())
                .then(() -> assertThat(EventLoop.current().counters().timers()).isEqualTo(1))
                .then(() -> task.get().cancel())
                .await(v -> task.get())
                .rescue(e -> null)
                .then(() -> assertThat(EventLoop.current().counters().timers()).isZero())
                .then(() -> log.add("" + VirtualTime.elapsed())));
        assertThat(log).containsExactly("CancelledError:null", "PT0S");
    }
}
