package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.shield;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.timeout;
import static io.fermata.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups and timeouts inside each other, cancelled from outside, failing while they are cancelled. */
class NestedScopesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    private static Coroutine<Void> seconds(long number) {
        return sleep(SECOND.multipliedBy(number));
    }

    private Script<Object> child(String name) {
        return script().await(v -> seconds(9)).rescue(e -> {
            log.add(name + ": " + e.getClass().getSimpleName());
            throw e;
        });
    }

    private static Script<Object> failing(long after, String message) {
        return script().await(v -> seconds(after)).run(v -> {
            throw new IOException(message);
        });
    }

    /** Fails when it is cancelled. */
    private static Script<Object> breakingDown(String message) {
        return script().await(v -> seconds(9)).rescue(e -> {
            throw new IOException(message);
        });
    }

    private static Coroutine<Object> group(Coroutine<?>... children) {
        return taskGroup(group -> script().then(() -> {
            for (Coroutine<?> child : children) {
                group.createTask(child);
            }
        }));
    }

    private Object note(Throwable e) {
        return log.add(e.getClass().getSimpleName() + " " + e.getMessage() + " after " + VirtualTime.elapsed());
    }

    /** A task of {@code body}, cancelled from outside after a second; what comes out of it and is left pending. */
    private void cancelledAfterASecond(Script<Object> body) {
        Task<?>[] task = new Task<?>[1];
        VirtualTime.run(script().then(() -> task[0] = createTask(body.rescue(this::note)
                        .then(() -> log.add("cancelling " + currentTask().cancelling()))))
                .await(v -> seconds(1))
                .then(() -> task[0].cancel("outside"))
                .await(v -> task[0])
                .rescue(cancelledAfterAll -> null));
    }

    @Test
    void the_failure_of_an_inner_group_that_is_caught_leaves_the_outer_one_alone() {
        Object result = VirtualTime.run(script().await(v -> taskGroup(outer -> script().then(
                        () -> outer.createTask(script().await(w -> seconds(2)).then(() -> log.add("outer child"))))
                .await(w -> group(failing(1, "inner"), child("inner")))
                .rescue(this::note)
                .run(w -> "outer"))));
        assertThat(result).isEqualTo("outer");
        assertThat(log).containsExactly("inner: CancelledError", "IOException inner after PT1S", "outer child");
    }

    @Test
    void the_failure_of_a_child_of_the_outer_group_cancels_the_inner_one_with_its_children() {
        VirtualTime.run(script().await(v ->
                        taskGroup(outer -> script().then(() -> outer.createTask(failing(1, "outer")))
                                .await(w -> group(child("inner")))))
                .rescue(this::note)
                .then(() -> log.add("cancelling " + currentTask().cancelling())));
        assertThat(log).containsExactly("inner: CancelledError", "IOException outer after PT1S", "cancelling 0");
    }

    @Test
    void a_cancellation_from_outside_goes_through_all_the_groups() {
        cancelledAfterASecond(script().await(v ->
                taskGroup(outer -> script().then(() -> outer.createTask(child("outer")))
                        .await(w -> taskGroup(middle -> script().then(() -> middle.createTask(child("middle")))
                                .await(x -> group(child("inner"))))))));
        assertThat(log)
                .containsExactly(
                        "inner: CancelledError",
                        "middle: CancelledError",
                        "outer: CancelledError",
                        "CancelledError outside after PT1S",
                        "cancelling 1");
    }

    @Test
    void a_failure_while_a_nested_group_is_cancelled_goes_before_the_cancellation_which_is_kept() {
        cancelledAfterASecond(script().await(v -> taskGroup(outer ->
                script().then(() -> outer.createTask(child("outer"))).await(w -> group(breakingDown("inner broke"))))));
        assertThat(log).containsExactly("outer: CancelledError", "IOException inner broke after PT1S", "cancelling 1");
    }

    @Test
    void failures_of_inner_and_outer_children_during_one_cancellation_are_told_together() {
        List<Throwable> thrown = new ArrayList<>();
        VirtualTime.run(script().await(v ->
                        taskGroup(outer -> script().then(() -> outer.createTask(failing(1, "first")))
                                .then(() -> outer.createTask(breakingDown("second")))
                                .await(w -> group(breakingDown("third")))))
                .rescue(thrown::add));
        assertThat(thrown.get(0)).hasMessage("first");
        assertThat(thrown.get(0).getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("second", "third");
    }

    @Test
    void the_body_is_cancelled_once_however_many_children_fail() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(failing(1, "first")))
                                .then(() -> group.createTask(script().await(w -> seconds(9))
                                        .rescue(e -> seconds(1))
                                        .await(rest -> rest)
                                        .run(w -> {
                                            throw new IOException("second");
                                        })))
                                .await(w -> seconds(9))
                                .rescue(e -> log.add("body: " + e.getClass().getSimpleName()))
                                .await(w -> seconds(3))
                                .then(() -> log.add("body goes on until " + VirtualTime.elapsed()))))
                .rescue(this::note));
        assertThat(log)
                .containsExactly("body: CancelledError", "body goes on until PT4S", "IOException first after PT4S");
    }

    @Test
    void a_second_cancellation_from_outside_while_the_children_clean_up_is_counted_and_waits_for_them() {
        Task<?>[] task = new Task<?>[1];
        Script<Object> slow = script().await(v -> seconds(9))
                .rescue(e -> e)
                .await(e -> sleep(SECOND, e))
                .run(e -> {
                    log.add("cleaned up after " + VirtualTime.elapsed());
                    return null;
                });
        VirtualTime.run(script().then(() -> task[0] = createTask(script().await(v -> group(slow))
                        .rescue(this::note)
                        .then(() -> log.add("cancelling " + currentTask().cancelling()))))
                .await(v -> seconds(1))
                .then(() -> task[0].cancel("outside"))
                .await(v -> sleep(Duration.ofMillis(500)))
                .then(() -> task[0].cancel("again"))
                .await(v -> task[0]));
        assertThat(log).hasSize(3).last().isEqualTo("cancelling 2");
        assertThat(log.get(0)).isEqualTo("cleaned up after PT2S");
        assertThat(log.get(1)).startsWith("CancelledError").endsWith("after PT2S");
    }

    @Test
    void a_timeout_inside_a_group_fails_the_group_like_any_other_failure() {
        VirtualTime.run(script().await(v -> group(child("sibling"), waitFor(seconds(9), SECOND)))
                .rescue(this::note));
        assertThat(log).containsExactly("sibling: CancelledError", "TimeoutException not done within PT1S after PT1S");
    }

    @Test
    void timeouts_group_and_timeout_in_each_other_report_the_one_that_expired() {
        for (int inner = 1; inner <= 2; inner++) {
            Duration innerLimit = SECOND.multipliedBy(inner * 2L - 1);
            VirtualTime.run(script().await(v -> timeout(
                            SECOND.multipliedBy(2),
                            () -> taskGroup(group -> script().then(() -> group.createTask(child("child")))
                                    .await(w -> timeout(innerLimit, () -> seconds(9)))
                                    .rescue(e -> {
                                        log.add("inside: " + e.getClass().getSimpleName());
                                        throw e;
                                    }))))
                    .rescue(this::note)
                    .then(() -> log.add("cancelling " + currentTask().cancelling())));
        }
        assertThat(log)
                .containsExactly(
                        "inside: TimeoutException",
                        "child: CancelledError",
                        "TimeoutException not done within PT1S after PT1S",
                        "cancelling 0",
                        "inside: CancelledError",
                        "child: CancelledError",
                        "TimeoutException not done within PT2S after PT2S",
                        "cancelling 0");
    }

    @Test
    void a_cancellation_from_outside_passes_a_timeout_around_a_group_as_what_it_is() {
        cancelledAfterASecond(script().await(v -> timeout(SECOND.multipliedBy(5), () -> group(child("child")))));
        assertThat(log).containsExactly("child: CancelledError", "CancelledError outside after PT1S", "cancelling 1");
    }

    @Test
    void a_deadline_that_passes_while_an_outside_cancellation_is_being_cleaned_up_changes_nothing() {
        cancelledAfterASecond(script().await(v -> timeout(
                SECOND.multipliedBy(2),
                () -> script().await(w -> seconds(9))
                        .rescue(e -> e)
                        .run(e -> e)
                        .await(e -> shield(new AwaitCoroutine<>(sleep(SECOND.multipliedBy(3), e))))
                        .rescue(second -> second)
                        .run(second -> {
                            throw (Throwable) second;
                        }))));
        assertThat(log).hasSize(2).last().isEqualTo("cancelling 1");
        assertThat(log.get(0)).startsWith("CancelledError").endsWith("after PT2S");
    }

    @Test
    void a_body_that_uncancels_itself_under_a_timeout_is_not_timed_out_by_another() {
        cancelledAfterASecond(script().await(v -> timeout(
                SECOND.multipliedBy(5),
                () -> script().await(w -> seconds(9))
                        .rescue(e -> "left to go " + currentTask().uncancel())
                        .run(w -> log.add("" + w)))));
        assertThat(log).containsExactly("left to go 0", "cancelling 0");
    }

    @Test
    void a_timeout_runs_its_body_in_the_task_it_is_in() {
        VirtualTime.run(script().run(v -> currentTask())
                .await(outer -> timeout(SECOND, () -> script().run(v -> log.add("same " + (currentTask() == outer)))))
                .await(v -> waitFor(script().run(w -> log.add(currentTask().name())), SECOND)));
        assertThat(log).containsExactly("same true", "Task-1");
    }

    @Test
    void a_gathering_in_a_group_is_cancelled_with_it() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(failing(1, "sibling")))
                                .await(w -> gather(child("first"), child("second")))))
                .rescue(this::note));
        assertThat(log)
                .containsExactly("first: CancelledError", "second: CancelledError", "IOException sibling after PT1S");
    }

    @Test
    void a_group_inside_a_shield_outlives_the_outside_and_ends_in_order() {
        cancelledAfterASecond(script().await(v -> shield(createTask(group(script().await(w -> seconds(2))
                        .then(() -> log.add("inside done after " + VirtualTime.elapsed()))))))
                .rescue(e -> e)
                .await(e -> sleep(SECOND.multipliedBy(2), e))
                .run(e -> {
                    throw (Throwable) e;
                }));
        assertThat(log).containsExactly("inside done after PT2S", "CancelledError outside after PT3S", "cancelling 1");
    }

    @Test
    void a_child_may_cancel_the_task_its_group_belongs_to() {
        Task<?>[] owner = new Task<?>[1];
        VirtualTime.run(script().then(() -> owner[0] = createTask(script().await(v -> group(
                                script().await(w -> seconds(1)).run(w -> owner[0].cancel("by a child")),
                                child("sibling")))
                        .rescue(this::note)))
                .await(v -> owner[0]));
        assertThat(log).containsExactly("sibling: CancelledError", "CancelledError by a child after PT1S");
    }

    @Test
    void after_groups_that_failed_and_were_caught_nobody_is_being_cancelled() {
        VirtualTime.run(script().await(v ->
                        taskGroup(outer -> script().then(() -> outer.createTask(failing(1, "outer")))
                                .await(w -> group(failing(1, "inner"), child("child")))))
                .rescue(this::note)
                .then(() -> log.add("cancelling " + currentTask().cancelling()))
                .await(v -> seconds(1)));
        assertThat(log.get(log.size() - 1)).isEqualTo("cancelling 0");
        assertThat(log).contains("child: CancelledError").anyMatch(line -> line.startsWith("IOException"));
    }

    @Test
    void a_failure_shared_by_children_and_body_is_thrown_once_and_not_suppressed_under_itself() {
        IOException shared = new IOException("shared");
        Coroutine<?>[] children = new Coroutine<?>[] {throwing(shared), throwing(shared)};
        Throwable[] seen = new Throwable[1];
        VirtualTime.run(script().await(v -> taskGroup(group -> script().then(() -> {
                            for (Coroutine<?> child : children) {
                                group.createTask(child);
                            }
                        })
                        .await(w -> seconds(9))
                        .rescue(e -> {
                            throw shared;
                        })))
                .rescue(e -> seen[0] = e));
        assertThat(seen[0]).isSameAs(shared).hasNoSuppressedExceptions();
    }

    private static Script<Object> throwing(Throwable failure) {
        return script().await(v -> seconds(1)).run(v -> {
            throw failure;
        });
    }

    @Test
    void a_task_that_is_to_be_cancelled_when_it_enters_a_group_cancels_it_at_the_first_await() {
        VirtualTime.run(script().run(v ->
                        createTask(script().run(w -> currentTask().cancel("before"))
                                .await(w -> taskGroup(group -> script().then(() -> group.createTask(child("child")))
                                        .await(x -> seconds(9))))
                                .rescue(this::note)))
                .await(task -> task));
        assertThat(log).containsExactly("child: CancelledError", "CancelledError before after PT0S");
    }

    @Test
    void a_body_that_swallows_the_cancellation_its_child_has_caused_gets_the_failure_all_the_same() {
        VirtualTime.run(script().await(v ->
                        taskGroup(group -> script().then(() -> group.createTask(failing(1, "child")))
                                .await(w -> seconds(9))
                                .rescue(e -> "swallowed")))
                .rescue(this::note)
                .then(() -> log.add("cancelling " + currentTask().cancelling())));
        assertThat(log).containsExactly("IOException child after PT1S", "cancelling 0");
    }

    @Test
    void awaiting_a_child_that_was_cancelled_ends_the_group() {
        VirtualTime.run(script().await(v -> taskGroup(group -> script().run(w -> group.createTask(child("cancelled")))
                        .await(task -> {
                            group.createTask(child("sibling"));
                            EventLoop.current().callLater(SECOND, ((Task<?>) task)::cancel);
                            return (Task<?>) task;
                        })))
                .rescue(this::note));
        assertThat(log)
                .containsExactly(
                        "cancelled: CancelledError",
                        "sibling: CancelledError",
                        "CancellationException null after PT1S");
    }
}
