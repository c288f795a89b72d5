package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TaskGroupTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<Object> child(String name, int seconds) {
        return script().await(v -> sleep(SECOND.multipliedBy(seconds)))
                .then(() -> log.add(name))
                .rescue(e -> {
                    log.add(name + ":" + e.getClass().getSimpleName());
                    throw e;
                });
    }

    private static Script<Object> failing(int seconds, Throwable failure) {
        return script().await(v -> sleep(SECOND.multipliedBy(seconds))).run(v -> {
            throw failure;
        });
    }

    private Object logged(Throwable e) {
        return log.add(e.getClass().getSimpleName() + " " + e.getMessage() + " after " + VirtualTime.elapsed());
    }

    @Test
    void it_waits_for_all_children_and_brings_the_result_of_the_body() {
        Object result = VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(child("a", 2)))
                                .then(() -> group.createTask(child("b", 1), "named"))
                                .run(w -> "body")))
                .run(v -> v + " after " + VirtualTime.elapsed()));
        assertThat(result).isEqualTo("body after PT2S");
        assertThat(log).containsExactly("b", "a");
    }

    @Test
    void an_empty_group_does_not_suspend() {
        VirtualTime.run(script().then(() -> EventLoop.current().callSoon(() -> log.add("next iteration")))
                .await(v -> taskGroup(group -> Coroutine.of("x")))
                .run(v -> log.add("" + v)));
        assertThat(log.get(0)).isEqualTo("x");
    }

    @Test
    void the_first_failure_of_a_child_cancels_the_others_and_the_body() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(child("sibling", 9)))
                                .then(() -> group.createTask(failing(1, new IOException("child"))))
                                .await(w -> child("body", 9))))
                .rescue(this::logged)
                .then(() -> assertThat(currentTask().cancelling()).isZero()));
        assertThat(log)
                .containsExactly("sibling:CancelledError", "body:CancelledError", "IOException child after PT1S");
    }

    @Test
    void a_failure_of_the_body_cancels_the_children() {
        VirtualTime.run(script().await(v -> taskGroup(group -> script().then(() -> group.createTask(child("a", 9)))
                        .await(w -> yieldNow())
                        .run(w -> {
                            throw new IOException("body");
                        })))
                .rescue(this::logged));
        assertThat(log).containsExactly("a:CancelledError", "IOException body after PT0S");
    }

    @Test
    void later_failures_are_suppressed_under_the_first() {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(failing(1, new IOException("first"))))
                                .then(() -> group.createTask(script().await(w -> sleep(SECOND.multipliedBy(9)))
                                        .rescue(e -> {
                                            throw new IllegalStateException("second");
                                        })))
                                .await(w -> sleep(SECOND.multipliedBy(9)))
                                .rescue(e -> {
                                    throw new IllegalArgumentException("third");
                                })))
                .rescue(e -> {
                    seen.set(e);
                    return null;
                }));
        assertThat(seen.get()).isInstanceOf(IOException.class).hasMessage("first");
        assertThat(seen.get().getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("second", "third");
    }

    @Test
    void the_cancellation_of_a_child_is_no_error() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().run(w -> group.createTask(child("cancelled", 9)))
                                .run(w -> EventLoop.current().callLater(SECOND, () -> ((Task<?>) w).cancel()))
                                .then(() -> group.createTask(child("other", 2)))
                                .run(w -> "body")))
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("cancelled:CancelledError", "other", "body");
    }

    @Test
    void children_may_start_children() {
        VirtualTime.run(script().await(v -> taskGroup(group -> script().then(() -> group.createTask(
                script().await(w -> sleep(SECOND)).then(() -> group.createTask(child("grandchild", 1))))))));
        assertThat(log).containsExactly("grandchild");
    }

    @Test
    void a_finished_group_takes_no_more_and_uses_the_coroutine_up() {
        AtomicReference<TaskGroup> kept = new AtomicReference<>();
        Coroutine<Object> refused = script();
        VirtualTime.run(script().await(v -> taskGroup(group -> script().then(() -> kept.set(group))))
                .then(() -> assertThatThrownBy(() -> kept.get().createTask(refused))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("ended"))
                .await(v -> refused)
                .rescue(e -> log.add(e.getMessage())));
        assertThat(log).containsExactly("cannot reuse already awaited coroutine");
    }

    @Test
    void a_group_that_shuts_down_takes_no_more() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(failing(1, new IOException("x"))))
                                .await(w -> sleep(SECOND.multipliedBy(9)))
                                .rescue(e -> {
                                    try {
                                        group.createTask(script());
                                    } catch (IllegalStateException refused) {
                                        log.add(refused.getMessage());
                                    }
                                    throw e;
                                })))
                .rescue(e -> null));
        assertThat(log).containsExactly("the task group is being shut down");
    }

    private Task<?> groupTask(AsyncFunction<TaskGroup, Object, RuntimeException> body) {
        return createTask(script().await(v -> taskGroup(body)).rescue(e -> {
            logged(e);
            log.add("cancelling " + currentTask().cancelling());
            throw e;
        }));
    }

    @Test
    void a_cancellation_from_outside_while_it_waits_cancels_the_children_and_is_kept() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() ->
                        task.set(groupTask(group -> script().then(() -> group.createTask(child("a", 9))))))
                .then(() ->
                        EventLoop.current().callLater(SECOND, () -> task.get().cancel("outside")))
                .await(v -> task.get())
                .rescue(e -> null));
        assertThat(log).containsExactly("a:CancelledError", "CancelledError outside after PT1S", "cancelling 1");
        assertThat(task.get().isCancelled()).isTrue();
    }

    @Test
    void a_cancellation_from_outside_in_the_body_cancels_the_children() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(groupTask(group ->
                        script().then(() -> group.createTask(child("a", 9))).await(v -> child("body", 9)))))
                .then(() ->
                        EventLoop.current().callLater(SECOND, () -> task.get().cancel()))
                .await(v -> task.get())
                .rescue(e -> null));
        assertThat(log)
                .containsExactly(
                        "body:CancelledError", "a:CancelledError", "CancelledError null after PT1S", "cancelling 1");
    }

    @Test
    void a_real_error_goes_before_a_cancellation_from_outside_which_is_kept() {
        AtomicReference<Task<?>> task = new AtomicReference<>();
        VirtualTime.run(script().then(() -> task.set(createTask(script().await(v -> taskGroup(group -> script().then(
                                        () -> group.createTask(script().await(w -> sleep(SECOND.multipliedBy(9)))
                                                .rescue(e -> {
                                                    throw new IOException("while cancelled");
                                                })))))
                        .rescue(this::logged)
                        .then(() -> log.add("cancelling " + currentTask().cancelling()))
                        .await(v -> yieldNow())
                        .rescue(e -> log.add("then " + e.getClass().getSimpleName())))))
                .then(() ->
                        EventLoop.current().callLater(SECOND, () -> task.get().cancel()))
                .await(v -> task.get()));
        assertThat(log)
                .containsExactly("IOException while cancelled after PT1S", "cancelling 1", "then CancelledError");
    }

    @Test
    void a_child_that_fails_while_the_body_catches_the_cancellation_still_fails_the_group() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(failing(1, new IOException("x"))))
                                .await(w -> sleep(SECOND.multipliedBy(9)))
                                .rescue(e -> "swallowed")))
                .rescue(this::logged)
                .then(() -> assertThat(currentTask().cancelling()).isZero())
                .await(v -> yieldNow())
                .then(() -> log.add("end")));
        assertThat(log).containsExactly("IOException x after PT1S", "end");
    }

    @Test
    void groups_nest() {
        VirtualTime.run(script().await(v -> taskGroup(outer -> script().then(() -> outer.createTask(child("outer", 9)))
                        .await(w -> taskGroup(inner -> script().then(() -> inner.createTask(child("inner", 9)))
                                .then(() -> inner.createTask(failing(1, new IOException("inner"))))))))
                .rescue(this::logged));
        assertThat(log).containsExactly("inner:CancelledError", "outer:CancelledError", "IOException inner after PT1S");
    }

    @Test
    void a_timeout_around_a_group_cancels_it() {
        VirtualTime.run(script().await(v -> Asyncio.timeout(
                        SECOND, () -> taskGroup(group -> script().then(() -> group.createTask(child("a", 9))))))
                .rescue(e -> log.add(e.getClass().getSimpleName()))
                .then(() -> assertThat(currentTask().cancelling()).isZero()));
        assertThat(log).containsExactly("a:CancelledError", "TimeoutException");
    }

    @Test
    void a_body_that_throws_before_it_begins_fails_the_group() {
        VirtualTime.run(script().await(v -> Asyncio.<Object, IOException>taskGroup(group -> {
                    group.createTask(child("never runs", 9));
                    throw new IOException("at once");
                }))
                .rescue(this::logged));
        assertThat(log).containsExactly("IOException at once after PT0S");
    }
}
