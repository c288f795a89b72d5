package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.shield;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitUntil;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WaitUntilTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private static Task<Object> task(String name, int seconds) {
        return createTask(
                script().await(v -> sleep(SECOND.multipliedBy(seconds))).run(v -> name), name);
    }

    private static Task<Object> failing(String name, int seconds) {
        return createTask(
                script().await(v -> sleep(SECOND.multipliedBy(seconds))).run(v -> {
                    throw new IOException(name);
                }),
                name);
    }

    private Object logged(Object waited) {
        Waited<?> seen = (Waited<?>) waited;
        return log.add(seen.done() + " " + seen.pending() + " after " + VirtualTime.elapsed());
    }

    @Test
    void it_waits_for_the_first_or_for_all() {
        VirtualTime.run(script().run(v -> List.of(task("a", 3), task("b", 1), task("c", 2)))
                .await(tasks -> script().await(w -> waitUntil(tasks(tasks), ReturnWhen.FIRST_COMPLETED))
                        .run(this::logged)
                        .await(w -> waitUntil(tasks(tasks), ReturnWhen.ALL_COMPLETED))
                        .run(this::logged)));
        assertThat(log).containsExactly("[b] [a, c] after PT1S", "[a, b, c] [] after PT3S");
    }

    @SuppressWarnings("unchecked")
    private static List<Task<Object>> tasks(Object list) {
        return (List<Task<Object>>) list;
    }

    @Test
    void it_waits_for_the_first_failure_but_not_for_a_cancellation() {
        VirtualTime.runQuietly(script().run(v -> List.of(task("a", 9), failing("b", 2), task("c", 9)))
                .await(tasks -> {
                    EventLoop.current().callLater(SECOND, tasks(tasks).get(2)::cancel);
                    return waitUntil(tasks(tasks), ReturnWhen.FIRST_EXCEPTION);
                })
                .run(this::logged)
                .await(v -> waitUntil(List.of(task("d", 1), task("e", 2)), ReturnWhen.FIRST_EXCEPTION))
                .run(this::logged));
        assertThat(log).containsExactly("[b, c] [a] after PT2S", "[d, e] [] after PT4S");
    }

    @Test
    void its_limit_ends_the_wait_without_an_exception_and_cancels_nothing() {
        VirtualTime.run(script().run(v -> task("a", 3))
                .await(v -> script().await(w -> waitUntil(List.of((Task<?>) v), ReturnWhen.ALL_COMPLETED, SECOND))
                        .run(this::logged)
                        .await(w -> (Task<?>) v))
                .run(v -> log.add(v + " after " + VirtualTime.elapsed())));
        assertThat(log).containsExactly("[] [a] after PT1S", "a after PT3S");
    }

    @Test
    void nothing_to_wait_for_is_an_error() {
        assertThatThrownBy(() -> waitUntil(List.of(), ReturnWhen.ALL_COMPLETED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_does_not_take_the_failures() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add(context.exception().getMessage()));
        Runner.run(script().await(v -> waitUntil(List.of(failing("lost", 1)), ReturnWhen.FIRST_EXCEPTION)), loop);
        assertThat(log).containsExactly("lost");
    }

    @Test
    void waiting_again_and_again_leaves_nothing_behind_in_the_task() {
        VirtualTime.run(script().run(v -> task("long", 1_000))
                .await(v -> script().repeat(100, w -> waitUntil(List.of((Task<?>) v), ReturnWhen.ALL_COMPLETED, SECOND))
                        .run(w -> log.add("" + ((Task<?>) v).waiterCount()))));
        assertThat(log).containsExactly("0");
    }

    @Test
    void a_waiter_that_is_cancelled_leaves_the_tasks_alone() {
        VirtualTime.run(script().run(v -> task("a", 3))
                .await(v -> {
                    Task<?> waiter =
                            createTask(script().await(w -> waitUntil(List.of((Task<?>) v), ReturnWhen.ALL_COMPLETED))
                                    .rescue(e -> log.add(e.getClass().getSimpleName())));
                    EventLoop.current().callLater(SECOND, waiter::cancel);
                    return (Task<?>) v;
                })
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("CancelledError", "a");
    }

    @Test
    void what_is_shielded_runs_on_when_the_outside_is_cancelled() {
        AtomicReference<Task<?>> outside = new AtomicReference<>();
        VirtualTime.run(script().run(v -> task("inside", 3))
                .await(v -> {
                    outside.set(createTask(script().await(w -> shield((Task<?>) v))
                            .rescue(e -> log.add(e.getClass().getSimpleName()))));
                    EventLoop.current().callLater(SECOND, () -> outside.get().cancel());
                    return (Task<?>) v;
                })
                .run(v -> log.add(v + " after " + VirtualTime.elapsed())));
        assertThat(log).containsExactly("CancelledError", "inside after PT3S");
    }

    @Test
    void a_shield_passes_results_and_failures_on() {
        VirtualTime.run(script().await(v -> shield(task("value", 1)))
                .run(v -> log.add("" + v))
                .await(v -> shield(failing("failure", 1)))
                .rescue(e -> log.add(e.getMessage()))
                .run(v -> task("done", 0))
                .await(v -> script().repeat(3, w -> yieldNow()).await(w -> shield((Task<?>) v)))
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("value", "failure", "done");
    }

    @Test
    void the_later_failure_of_what_was_shielded_is_reported_once() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add(context.exception().getMessage()));
        AtomicReference<Task<?>> outside = new AtomicReference<>();
        Runner.run(
                script().then(() -> outside.set(createTask(script().await(v -> shield(failing("later", 2))))))
                        .then(() -> EventLoop.current()
                                .callLater(SECOND, () -> outside.get().cancel()))
                        .await(v -> sleep(SECOND.multipliedBy(5))),
                loop);
        assertThat(log).containsExactly("later");
    }

    @Test
    void a_failure_that_is_there_already_ends_the_wait_without_an_iteration() {
        VirtualTime.runQuietly(script().run(v -> List.of(failing("a", 0), task("b", 9)))
                .await(tasks -> script().await(w -> sleep(SECOND))
                        .then(() -> EventLoop.current().callSoon(() -> log.add("next iteration")))
                        .await(w -> waitUntil(tasks(tasks), ReturnWhen.FIRST_EXCEPTION))
                        .run(this::logged)));
        assertThat(log.get(0)).isEqualTo("[a] [b] after PT1S");
    }

    @Test
    void those_that_end_in_the_same_iteration_are_all_done() {
        VirtualTime.run(script().await(
                        v -> waitUntil(List.of(task("a", 1), task("b", 1), task("c", 2)), ReturnWhen.FIRST_COMPLETED))
                .run(this::logged));
        assertThat(log).containsExactly("[a, b] [c] after PT1S");
    }

    @Test
    void a_task_given_twice_is_waited_for_once() {
        VirtualTime.run(script().run(v -> task("a", 1))
                .await(task -> waitUntil(List.of((Task<?>) task, (Task<?>) task), ReturnWhen.ALL_COMPLETED))
                .run(this::logged));
        assertThat(log).containsExactly("[a] [] after PT1S");
    }

    @Test
    void without_time_it_tells_how_things_stand() {
        VirtualTime.run(script().await(v -> waitUntil(List.of(task("a", 1)), ReturnWhen.ALL_COMPLETED, Duration.ZERO))
                .run(this::logged));
        assertThat(log).containsExactly("[] [a] after PT0S");
    }

    @Test
    void tasks_of_another_loop_are_refused_unless_they_have_ended() {
        EventLoop other = VirtualTime.loop();
        Task<String> foreign = other.createTask(Coroutine.of("foreign"));
        VirtualTime.run(script().await(v -> waitUntil(List.of(foreign), ReturnWhen.ALL_COMPLETED))
                .rescue(e -> log.add(e.getMessage())));
        other.runUntilComplete(foreign);
        VirtualTime.run(script().await(v -> waitUntil(List.of(foreign), ReturnWhen.ALL_COMPLETED))
                .run(this::logged));
        other.close();
        assertThat(log).containsExactly("Task-1 belongs to another event loop", "[Task-1] [] after PT0S");
    }

    @Test
    void who_ends_at_the_moment_of_the_limit_is_done() {
        VirtualTime.run(script().run(v -> List.of(task("a", 1), task("b", 2)))
                .await(tasks -> script().await(v -> yieldNow())
                        .await(v -> waitUntil(tasks(tasks), ReturnWhen.ALL_COMPLETED, SECOND)))
                .run(this::logged)
                .await(v -> waitUntil(List.of(task("c", 1), task("d", 2)), ReturnWhen.ALL_COMPLETED, SECOND))
                .run(this::logged));
        assertThat(log).containsExactly("[a] [b] after PT1S", "[c] [d] after PT2S");
    }
}
