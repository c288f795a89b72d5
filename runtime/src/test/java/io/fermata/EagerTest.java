package io.fermata;

import static io.fermata.Asyncio.allTasks;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EagerTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    @Test
    void it_runs_on_the_callers_thread_up_to_its_first_suspension() {
        CompletableFuture<String> trigger = new CompletableFuture<>();
        CompletableFuture<Object> future = Execution.startFuture(
                script().then(() -> log.add("begun")).await(v -> trigger).run(v -> v + "!"));
        assertThat(log).containsExactly("begun");
        assertThat(future).isNotDone();
        trigger.complete("x");
        assertThat(future).isCompletedWithValue("x!");
    }

    @Test
    void one_that_does_not_suspend_is_complete_when_it_returns() {
        assertThat(Execution.startFuture(script().run(v -> "x"))).isCompletedWithValue("x");
        VirtualTime.run(script().then(() ->
                assertThat(Execution.startFuture(script().run(v -> "x"))).isCompletedWithValue("x")));
    }

    @Test
    void its_failure_is_the_failure_of_the_future() {
        IOException failure = new IOException();
        assertThat(Execution.startFuture(Coroutine.failed(failure)))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCause(failure);
    }

    @Test
    void off_any_loop_it_goes_on_on_the_thread_that_completes_what_it_awaits() throws Exception {
        CompletableFuture<String> trigger = new CompletableFuture<>();
        CompletableFuture<Object> future = Execution.startFuture(
                script().await(v -> trigger).run(v -> Thread.currentThread().getName()));
        new Thread(() -> trigger.complete("x"), "completer").start();
        assertThat(future.get()).isEqualTo("completer");
    }

    @Test
    void on_a_loop_it_goes_on_on_that_loop() {
        Thread loopThread = Thread.currentThread();
        CompletableFuture<String> trigger = new CompletableFuture<>();
        VirtualTime.run(script().run(v -> Execution.startFuture(script().await(w -> trigger)
                        .then(() -> log.add("" + (Thread.currentThread() == loopThread)))
                        .await(w -> sleep(Duration.ofSeconds(1)))
                        .run(w -> "slept")))
                .run(v -> {
                    new Thread(() -> trigger.complete("x")).start();
                    return v;
                })
                .await(v -> v)
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("true", "slept");
    }

    @Test
    void on_a_loop_it_is_a_task_of_its_own() {
        VirtualTime.run(script().then(() -> log.add(currentTask().name()))
                .run(v -> Execution.startFuture(
                        script().then(() -> log.add(currentTask().name())).await(w -> sleep(Duration.ofSeconds(1)))))
                .then(() -> log.add(currentTask().name() + " " + allTasks().size())));
        assertThat(log).containsExactly("Task-1", "Task-2", "Task-1 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127, 128, 255})
    void on_a_loop_it_runs_however_deep_the_awaits_around_it_nest(int depth) {
        Task<?> outer = VirtualTime.loop().createTask(nested(depth, v -> {
            Task<?> caller = currentTask();
            CompletableFuture<Object> future = Execution.startFuture(
                    script().await(w -> script().run(x -> "a")).await(w -> script().run(x -> w + "b")));
            log.add(future.join() + " " + (currentTask() == caller));
            return null;
        }));
        outer.loop.runUntilComplete(outer);
        assertThat(log).containsExactly("ab true");
    }

    private static Coroutine<Object> nested(int depth, Script.Body<Object> innermost) {
        return depth == 0
                ? EagerTest.<Object>script().run(innermost)
                : EagerTest.<Object>script().await(v -> nested(depth - 1, innermost));
    }

    @Test
    void cancelling_the_future_cancels_the_body() {
        CompletableFuture<String> never = new CompletableFuture<>();
        CompletableFuture<Object> future =
                Execution.startFuture(script().await(v -> never).rescue(e -> log.add("" + e)));
        assertThat(future.cancel(true)).isTrue();
        assertThat(log).containsExactly("io.fermata.CancelledError");
        assertThat(never).isCancelled();
        assertThat(future.cancel(true)).isTrue();
        assertThat(log).hasSize(1);
    }

    @Test
    void cancelling_the_future_on_a_loop_cancels_the_task() {
        VirtualTime.run(script().run(v -> Execution.startFuture(
                        script().await(w -> sleep(Duration.ofDays(1))).rescue(e -> log.add("" + e))))
                .then(() -> {})
                .run(v -> ((CompletableFuture<?>) v).cancel(false))
                .await(v -> sleep(Duration.ofSeconds(1))));
        assertThat(log).containsExactly("io.fermata.CancelledError");
    }

    @Test
    void a_body_that_is_cancelled_while_it_runs_is_told_at_its_next_await() {
        CompletableFuture<String> gate = new CompletableFuture<>();
        CompletableFuture<String> never = new CompletableFuture<>();
        List<CompletableFuture<Object>> self = new ArrayList<>();
        self.add(Execution.startFuture(script().await(v -> gate)
                .then(() -> self.get(0).cancel(true))
                .then(() -> log.add("runs on"))
                .await(v -> never)
                .rescue(e -> log.add("" + e))));
        gate.complete("go");
        assertThat(log).containsExactly("runs on", "io.fermata.CancelledError");
    }

    /** Runs a body that is driven by hand and on a loop nevertheless: it was started before the loop. */
    private void runStartedBefore(Script<Object> body, List<CompletableFuture<Object>> self) {
        CompletableFuture<String> trigger = new CompletableFuture<>();
        self.add(Execution.startFuture(script().await(v -> trigger)
                .await(v -> body)
                .rescue(e -> log.add(e + " after " + VirtualTime.elapsed()))
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> log.add("goes on"))));
        VirtualTime.run(script().then(() -> trigger.complete("x")).await(v -> sleep(Duration.ofDays(2))));
    }

    @Test
    void one_cancelled_on_a_loop_before_it_waits_for_something_of_the_loop_is_told_there() {
        List<CompletableFuture<Object>> self = new ArrayList<>();
        runStartedBefore(script().then(() -> self.get(0).cancel(true)).await(v -> sleep(Duration.ofDays(1))), self);
        assertThat(log).containsExactly("io.fermata.CancelledError after PT0S", "goes on");
    }

    @Test
    void one_cancelled_on_a_loop_is_told_once_even_if_what_it_waits_for_ends_well() {
        List<CompletableFuture<Object>> self = new ArrayList<>();
        Script<Object> body = script().run(v -> createTask(
                        script().await(w -> sleep(Duration.ofDays(1))).rescue(cancelled -> "swallowed")))
                .await(inner -> sleep(Duration.ofSeconds(1), inner))
                .run(inner -> {
                    self.get(0).cancel(true);
                    return inner;
                })
                .await(inner -> inner)
                .run(value -> log.add("" + value));
        runStartedBefore(body, self);
        assertThat(log).containsExactly("swallowed", "goes on");
    }

    @Test
    void a_body_that_came_to_a_loop_later_can_be_cancelled_there() {
        CompletableFuture<String> trigger = new CompletableFuture<>();
        CompletableFuture<Object> future = Execution.startFuture(script().await(v -> trigger)
                .await(v -> sleep(Duration.ofDays(1)))
                .rescue(e -> log.add(e + " after " + VirtualTime.elapsed())));
        VirtualTime.run(script().then(() -> trigger.complete("x"))
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> future.cancel(true))
                .await(v -> sleep(Duration.ofSeconds(1))));
        assertThat(log).containsExactly("io.fermata.CancelledError after PT1S");
    }

    private static CompletableFuture<Object> chain(int depth, CompletableFuture<Object> innermost) {
        CompletableFuture<Object> last = innermost;
        for (int i = 0; i < depth; i++) {
            CompletableFuture<Object> inner = last;
            last = Execution.startFuture(script().await(v -> inner));
        }
        return last;
    }

    @Test
    void a_deep_chain_of_futures_completes_in_little_stack() {
        CompletableFuture<Object> innermost = new CompletableFuture<>();
        CompletableFuture<Object> outermost = chain(10_000, innermost);
        innermost.complete("x");
        assertThat(outermost).isCompletedWithValue("x");
        VirtualTime.run(script().run(v -> new CompletableFuture<>())
                .run(v -> {
                    @SuppressWarnings("unchecked")
                    CompletableFuture<Object> inside = (CompletableFuture<Object>) v;
                    EventLoop.current().callSoon(() -> inside.complete("y"));
                    return chain(10_000, inside);
                })
                .await(v -> v)
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("y");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_stack_that_overflows_in_them_fails_the_run_and_does_not_hang_it() throws Exception {
        assertThat(new ChildJvm(List.of(), List.of()).outputOf(OverflowingProgram.class))
                .endsWith("bottom", "overflow");
    }
}
