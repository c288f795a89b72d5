package io.fermata;

import static io.fermata.Asyncio.allTasks;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<Void> sleeper() {
        return TaskTest.<Void>script().await(v -> sleep(SECOND)).rescue(e -> {
            log.add(e.getClass().getSimpleName() + ":" + e.getMessage());
            throw e;
        });
    }

    private static Task<?> me() {
        return currentTask();
    }

    @Test
    void the_first_step_is_taken_in_the_next_iteration() {
        VirtualTime.run(script().run(v -> createTask(script().then(() -> log.add("task"))))
                .then(() -> log.add("creator"))
                .await(v -> yieldNow())
                .then(() -> log.add("creator again")));
        assertThat(log).containsExactly("creator", "task", "creator again");
    }

    @Test
    void tasks_are_numbered_unless_they_are_named() {
        VirtualTime.run(script().then(() -> log.add(me().name()))
                .then(() -> log.add(createTask(script()).name()))
                .then(() -> log.add(createTask(script(), "mine").name())));
        assertThat(log).containsExactly("Task-1", "Task-2", "mine");
    }

    @Test
    void awaiting_a_task_brings_its_result() {
        assertThat(VirtualTime.<Object>run(script().await(v -> createTask(script().run(w -> "result")))))
                .isEqualTo("result");
    }

    @Test
    void awaiting_a_finished_task_does_not_suspend() {
        AtomicReference<Task<?>> done = new AtomicReference<>();
        VirtualTime.run(script().then(() -> done.set(createTask(script())))
                .await(v -> yieldNow())
                .then(() -> EventLoop.current().callSoon(() -> log.add("callback")))
                .repeat(10, v -> done.get())
                .then(() -> log.add("awaited ten times")));
        assertThat(log.get(0)).isEqualTo("awaited ten times");
    }

    @Test
    void a_failure_arrives_at_every_await_as_the_same_object() {
        IOException failure = new IOException("x");
        List<Throwable> seen = new ArrayList<>();
        AtomicReference<Task<?>> failing = new AtomicReference<>();
        VirtualTime.run(script().then(() -> failing.set(createTask(Coroutine.failed(failure))))
                .await(v -> failing.get())
                .rescue(seen::add)
                .await(v -> failing.get())
                .rescue(seen::add));
        assertThat(seen).containsExactly(failure, failure);
    }

    @Test
    void a_task_cannot_await_itself() {
        VirtualTime.run(
                script().await(v -> me()).rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("IllegalStateException");
    }

    @Test
    void awaiting_a_task_or_promise_of_another_loop_is_an_error_at_the_await() {
        EventLoop other = VirtualTime.loop();
        Task<?> foreign = other.createTask(script());
        Promise<Object> promise = other.createPromise();
        VirtualTime.run(script().await(v -> foreign)
                .rescue(e -> log.add(e.getMessage()))
                .await(v -> promise)
                .rescue(e -> log.add(e.getMessage())));
        assertThat(log).hasSize(2).allMatch(message -> message.contains("another event loop"));
        other.close();
    }

    @Test
    void done_callbacks_run_in_the_next_iteration_in_the_order_they_were_added() {
        VirtualTime.run(script().run(v -> createTask(script().run(w -> "r")))
                .run(v -> {
                    Task<?> task = (Task<?>) v;
                    task.addDoneCallback(t -> log.add("1" + t.resultNow()));
                    task.addDoneCallback(t -> log.add("2" + t.resultNow()));
                    return task;
                })
                .await(v -> yieldNow())
                .run(v -> log.add("not yet"))
                .await(v -> yieldNow())
                .run(v -> log.add("after")));
        assertThat(log).containsExactly("not yet", "1r", "2r", "after");
    }

    @Test
    void a_done_callback_added_to_a_finished_task_runs_in_the_next_iteration() {
        VirtualTime.run(script().run(v -> createTask(script()))
                .run(v -> {
                    EventLoop.current().callSoon(() -> ((Task<?>) v).addDoneCallback(t -> log.add("called")));
                    return v;
                })
                .await(v -> yieldNow())
                .then(() -> assertThat(log).isEmpty())
                .await(v -> yieldNow()));
        assertThat(log).containsExactly("called");
    }

    @Test
    void all_tasks_are_the_unfinished_ones_and_the_current_one_among_them() {
        VirtualTime.run(script().run(v -> createTask(script(), "a"))
                .run(v -> createTask(sleeper(), "b"))
                .then(() -> allTasks().forEach(task -> log.add(task.name())))
                .await(v -> yieldNow())
                .then(() -> assertThat(allTasks()).hasSize(2).contains(me())));
        assertThat(log).containsExactlyInAnyOrder("Task-1", "a", "b", "CancelledError:null");
    }

    @Test
    void there_is_no_current_task_in_a_callback() {
        VirtualTime.run(script().then(() -> EventLoop.current().callSoon(() -> log.add("" + currentTask())))
                .await(v -> yieldNow()));
        assertThat(log).containsExactly("null");
    }

    @Test
    void the_future_interface_tells_result_failure_and_cancellation() throws Exception {
        EventLoop loop = VirtualTime.loop();
        Task<Object> value = loop.createTask(script().run(v -> "v"));
        Task<Object> failing = loop.createTask(Coroutine.failed(new IOException("x")));
        Task<Object> cancelled = loop.createTask(script());
        Task<Object> pending = loop.createTask(script().await(v -> sleep(SECOND)));
        cancelled.cancel(true);
        loop.callSoon(loop::stop);
        loop.runForever();
        assertThat(value.get()).isEqualTo("v");
        assertThat(value.resultNow()).isEqualTo("v");
        assertThatThrownBy(value::exceptionNow).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        assertThat(failing.exceptionNow()).isInstanceOf(IOException.class);
        assertThatThrownBy(failing::resultNow).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(cancelled::exceptionNow).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(pending::resultNow).isInstanceOf(IllegalStateException.class);
        assertThat(pending.isDone()).isFalse();
        loop.close();
    }

    @Test
    void get_on_the_thread_of_the_loop_throws_while_the_task_is_pending() {
        VirtualTime.run(script().run(v -> createTask(sleeper()))
                .run(v -> catchThrowable(() -> ((Task<?>) v).get()))
                .run(v -> log.add(v.getClass().getSimpleName())));
        assertThat(log).contains("IllegalStateException");
    }

    @Test
    void another_thread_blocks_in_get_until_the_task_has_ended() {
        CompletableFuture<Object> got = new CompletableFuture<>();
        Object seen = VirtualTime.run(script().run(
                        v -> createTask(script().await(w -> sleep(SECOND)).run(w -> "slept")))
                .run(v -> {
                    new Thread(() -> {
                                try {
                                    got.complete(((Task<?>) v).get());
                                } catch (Exception e) {
                                    got.completeExceptionally(e);
                                }
                            })
                            .start();
                    return v;
                })
                .await(v -> got));
        assertThat(seen).isEqualTo("slept");
    }

    @Test
    void a_jdk_future_of_a_task_ends_with_it_and_cancels_it() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().await(v -> createTask(script().run(w -> "v")).toCompletableFuture())
                .run(v -> log.add("" + v))
                .then(() -> task.set(createTask(sleeper())))
                .await(v -> yieldNow())
                .then(() -> task.get().toCompletableFuture().cancel(false))
                .await(v -> sleep(Duration.ZERO)));
        assertThat(log).containsExactly("v", "CancelledError:null");
        assertThat(task.get().isCancelled()).isTrue();
    }

    @Test
    void the_stack_shows_the_chain_of_awaits_innermost_first() {
        VirtualTime.run(script().run(v -> createTask(named("outer", named("middle", named("inner", sleep(SECOND))))))
                .await(v -> {
                    EventLoop.current()
                            .callLater(
                                    Duration.ofMillis(1),
                                    () -> ((Task<?>) v)
                                            .stack()
                                            .forEach(frame -> log.add(frame.getMethodName() + frame.getLineNumber())));
                    return v;
                })
                .run(v -> null));
        assertThat(log).containsExactly("inner7", "middle7", "outer7");
    }

    private static Coroutine<Object> named(String method, Awaitable<?> awaited) {
        return new Coroutine<>() {
            @Override
            protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
                if (Execution.state(this) > 0) {
                    return value;
                }
                Object result = e.await(awaited);
                return result == Execution.SUSPENDED ? e.suspend(this, 1) : result;
            }

            @Override
            protected StackTraceElement location() {
                return location("T", method, "T.java", "\7");
            }
        };
    }

    @Test
    void a_failure_that_nobody_took_is_reported_when_the_loop_is_closed() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) ->
                log.add(context.message() + ": " + context.exception().getMessage()));
        Runner.run(
                script().run(v -> createTask(Coroutine.failed(new IOException("lost"))))
                        .run(v -> createTask(Coroutine.failed(new IOException("taken"))))
                        .await(v -> v)
                        .rescue(e -> null),
                loop);
        assertThat(log).hasSize(1).allMatch(line -> line.contains("Task-2") && line.contains("lost"));
    }

    @Test
    void a_failure_that_nobody_can_take_any_more_is_reported_by_the_collector() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add(context.exception().getMessage()));
        loop.callSoon(() -> loop.createTask(Coroutine.failed(new IOException("lost"))));
        for (int i = 0; i < 1_000 && log.isEmpty(); i++) {
            loop.callLater(Duration.ofMillis(1), loop::stop);
            loop.runForever();
            System.gc();
        }
        assertThat(log).containsExactly("lost");
        loop.close();
        assertThat(log).hasSize(1);
    }

    @Test
    void the_loop_holds_its_tasks_and_what_they_wait_for_though_nobody_else_does() {
        EventLoop loop = VirtualTime.loop();
        WeakReference<Promise<String>> gate = waitsForWhatOnlyItKnows(loop);
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        loop.stop();
        loop.runForever();
        while (garbage.get() != null) {
            System.gc();
        }
        assertThat(gate.get()).isNotNull();
        gate.get().complete("still there");
        loop.stop();
        loop.runForever();
        loop.close();
        assertThat(log).containsExactly("still there");
    }

    private WeakReference<Promise<String>> waitsForWhatOnlyItKnows(EventLoop loop) {
        Promise<String> gate = loop.createPromise();
        loop.createTask(script().await(v -> gate).run(v -> log.add("" + v)));
        return new WeakReference<>(gate);
    }

    @Test
    void run_cancels_what_is_left_and_awaits_it() {
        VirtualTime.run(script().run(v -> createTask(script().await(w -> sleep(SECOND))
                        .rescue(e -> log.add("cancelled"))
                        .await(w -> sleep(SECOND))
                        .then(() -> log.add("cleaned up after " + VirtualTime.elapsed()))))
                .await(v -> yieldNow()));
        assertThat(log).containsExactly("cancelled", "cleaned up after PT1S");
    }

    @Test
    void run_of_a_main_task_that_ends_cancelled_throws_a_cancellation_exception() {
        assertThatThrownBy(
                        () -> VirtualTime.run(script().then(() -> me().cancel()).await(v -> yieldNow())))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void run_inside_a_running_loop_is_an_error() {
        VirtualTime.run(script().run(v -> catchThrowable(() -> Asyncio.run(script())))
                .run(v -> log.add(v.getClass().getSimpleName())));
        assertThat(log).containsExactly("IllegalStateException");
    }

    @Test
    void a_checked_failure_leaves_run_as_it_was_thrown() {
        IOException failure = new IOException("x");
        assertThatThrownBy(() -> Asyncio.run(script().await(v -> yieldNow()).await(v -> Coroutine.failed(failure))))
                .isSameAs(failure);
    }

    @Test
    void tasks_that_take_turns_know_which_of_them_runs() {
        VirtualTime.run(script().run(v -> EventLoop.current().createPromise()).await(v -> {
            Promise<?> first = (Promise<?>) v;
            Promise<?> second = EventLoop.current().createPromise();
            Task<?> one = createTask(script().then(() -> log.add(me().name()))
                    .await(w -> first)
                    .then(() -> log.add(me().name()))
                    .then(() -> second.complete(null)));
            return createTask(script().then(() -> log.add(me().name()))
                    .then(() -> first.complete(null))
                    .await(w -> second)
                    .then(() -> log.add(me().name()))
                    .await(w -> one));
        }));
        assertThat(log).containsExactly("Task-2", "Task-3", "Task-2", "Task-3");
    }

    @Test
    void a_coroutine_becomes_a_task_once() {
        Script<Object> once = script().then(() -> log.add("ran"));
        VirtualTime.run(script().run(v -> createTask(once))
                .await(task -> script().run(v -> createTask(once))
                        .rescue(e -> log.add(e.getMessage()))
                        .await(v -> (Task<?>) task)));
        assertThat(log).containsExactly("cannot reuse already awaited coroutine", "ran");
    }

    @Test
    void without_a_loop_nothing_becomes_a_task_and_the_coroutine_stays_fresh() {
        Script<Object> fresh = script().run(v -> "ran");
        List<ThrowingCallable> calls = List.of(
                () -> createTask(fresh),
                () -> Asyncio.gather(fresh),
                () -> Asyncio.gatherSettled(List.of(fresh)),
                () -> Asyncio.shield(fresh),
                () -> Asyncio.asCompleted(List.of(fresh)),
                () -> currentTask(),
                () -> allTasks());
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
        assertThat(VirtualTime.<Object>run(fresh)).isEqualTo("ran");
    }
}
