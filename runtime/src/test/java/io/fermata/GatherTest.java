package io.fermata;

import static io.fermata.Asyncio.asCompleted;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.gatherSettled;
import static io.fermata.Asyncio.shield;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GatherTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<String> after(int seconds, String value) {
        return new Script<String>()
                .await(v -> sleep(Duration.ofSeconds(seconds), value))
                .run(v -> {
                    log.add("" + v);
                    return v;
                })
                .rescue(e -> {
                    log.add(value + ":" + e.getClass().getSimpleName());
                    throw e;
                });
    }

    private static Coroutine<String> failing(int seconds, Throwable failure) {
        return new Script<String>()
                .await(v -> sleep(Duration.ofSeconds(seconds)))
                .run(v -> {
                    throw failure;
                });
    }

    @Test
    void results_come_in_the_order_of_the_arguments() {
        assertThat(VirtualTime.<Object>run(script().await(v -> gather(after(3, "a"), after(1, "b"), after(2, "c")))))
                .isEqualTo(List.of("a", "b", "c"));
        assertThat(log).containsExactly("b", "c", "a");
    }

    @Test
    void members_run_concurrently_in_the_order_they_were_given() {
        VirtualTime.run(script().await(v -> gather(count(), count(), count())));
        assertThat(log).containsExactly("One", "One", "One", "Two", "Two", "Two");
    }

    private Coroutine<Object> count() {
        return script().then(() -> log.add("One"))
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> log.add("Two"));
    }

    @Test
    void a_member_given_twice_runs_once() {
        Coroutine<String> once = after(1, "x");
        assertThat(VirtualTime.<Object>run(script().await(v -> gather(once, once, Coroutine.of("y"), once))))
                .isEqualTo(List.of("x", "x", "y", "x"));
        assertThat(log).containsExactly("x");
    }

    @Test
    void coroutines_tasks_and_promises_are_each_known_again() {
        Coroutine<String> first = after(1, "x");
        Coroutine<String> second = after(2, "y");
        assertThat(VirtualTime.<Object>run(script().await(v -> {
                    Task<String> task = createTask(after(3, "z"));
                    Promise<String> promise = EventLoop.current().createPromise();
                    promise.complete("p");
                    return gather(first, second, task, first, promise, second, task, promise);
                })))
                .isEqualTo(List.of("x", "y", "z", "x", "p", "y", "z", "p"));
        assertThat(log).containsExactly("x", "y", "z");
    }

    @Test
    void nothing_to_gather_is_done_at_once() {
        VirtualTime.run(script().then(() -> assertThat(gather().isDone()).isTrue())
                .then(() -> assertThat(gatherSettled(List.of()).isDone()).isTrue())
                .then(() -> EventLoop.current().callSoon(() -> log.add("next iteration")))
                .await(v -> gather(List.<Coroutine<String>>of()))
                .run(v -> log.add("" + v)));
        assertThat(log.get(0)).isEqualTo("[]");
    }

    @Test
    void null_is_a_result() {
        assertThat(VirtualTime.<Object>run(script().await(v -> gather(Coroutine.done(), Coroutine.of(null)))))
                .isEqualTo(Arrays.asList(null, null));
    }

    @Test
    void what_is_null_is_refused_before_anything_is_started() {
        Coroutine<Object> fresh = script().then(() -> log.add("started"));
        Awaitable<Object> none = null;
        VirtualTime.run(script().then(() -> assertThatNullPointerException().isThrownBy(() -> gather(fresh, none)))
                .then(() -> assertThatNullPointerException().isThrownBy(() -> gatherSettled(fresh, none)))
                .then(() -> assertThatNullPointerException().isThrownBy(() -> asCompleted(Arrays.asList(fresh, none))))
                .then(() -> assertThatNullPointerException().isThrownBy(() -> shield(none)))
                .await(v -> yieldNow()));
        assertThat(log).isEmpty();
    }

    @Test
    void tasks_promises_and_foreign_awaitables_can_be_gathered() {
        Object result = VirtualTime.run(script().run(v -> EventLoop.current().createPromise())
                .await(v -> {
                    @SuppressWarnings("unchecked")
                    Promise<String> promise = (Promise<String>) v;
                    EventLoop.current().callSoon(() -> promise.complete("promise"));
                    Awaitable<String> foreign = k -> k.resume("foreign");
                    return gather(
                            createTask(after(1, "task")),
                            promise,
                            foreign,
                            Awaitable.of(CompletableFuture.completedFuture("stage")));
                }));
        assertThat(result).isEqualTo(List.of("task", "promise", "foreign", "stage"));
    }

    @Test
    void the_first_failure_is_thrown_now_and_siblings_go_on() {
        IOException failure = new IOException("x");
        VirtualTime.run(script().await(
                        v -> gather(after(2, "sibling"), failing(1, failure), failing(2, new IOException("later"))))
                .rescue(e -> log.add((e == failure) + " after " + VirtualTime.elapsed()))
                .await(v -> sleep(Duration.ofSeconds(5))));
        assertThat(log).containsExactly("true after PT1S", "sibling");
    }

    @Test
    void a_later_failure_is_not_reported_as_lost() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add(context.message()));
        Runner.run(
                script().await(v -> gather(failing(1, new IOException("1")), failing(2, new IOException("2"))))
                        .rescue(e -> null)
                        .await(v -> sleep(Duration.ofSeconds(5))),
                loop);
        assertThat(log).isEmpty();
    }

    @Test
    void a_member_that_is_cancelled_fails_the_gathering() {
        AtomicReference<Task<String>> member = new AtomicReference<>();
        VirtualTime.run(script().then(() -> member.set(createTask(after(5, "m"))))
                .then(() -> EventLoop.current()
                        .callLater(Duration.ofSeconds(1), () -> member.get().cancel()))
                .await(v -> gather(member.get(), after(9, "n")))
                .rescue(e -> log.add("" + (e instanceof CancellationException))));
        assertThat(log).startsWith("m:CancelledError", "true");
    }

    @Test
    void cancelling_it_cancels_the_members() {
        AtomicReference<Promise<List<String>>> gathering = new AtomicReference<>();
        VirtualTime.run(script().then(() -> gathering.set(gather(after(5, "a"), after(6, "b"))))
                .await(v -> yieldNow())
                .run(v -> gathering.get().cancel())
                .run(v -> log.add("cancel " + v))
                .await(v -> gathering.get())
                .rescue(e -> log.add(e.getClass().getSimpleName()))
                .run(v -> gathering.get().cancel())
                .run(v -> log.add("cancel " + v)));
        assertThat(log)
                .containsExactly(
                        "cancel true", "a:CancelledError", "b:CancelledError", "CancellationException", "cancel false");
        assertThat(gathering.get().isCancelled()).isTrue();
    }

    @Test
    void its_waiter_being_cancelled_cancels_the_members() {
        cancelsMembersWithTheWaiter(() -> gather(after(5, "a"), after(6, "b")));
    }

    @Test
    void the_waiter_of_a_settled_gathering_is_cancelled_with_its_members() {
        cancelsMembersWithTheWaiter(() -> gatherSettled(after(5, "a"), after(6, "b")));
    }

    private void cancelsMembersWithTheWaiter(Supplier<Awaitable<?>> gathered) {
        VirtualTime.run(script().run(v -> createTask(script().await(w -> gathered.get())
                        .rescue(e -> log.add(e.getClass().getSimpleName() + " " + e.getMessage()))))
                .run(v -> {
                    EventLoop.current().callLater(Duration.ofSeconds(1), () -> ((Task<?>) v).cancel("why"));
                    return v;
                })
                .await(v -> v));
        assertThat(log).containsExactly("a:CancelledError", "b:CancelledError", "CancelledError why");
    }

    @Test
    void settled_outcomes_come_in_the_order_of_the_arguments() {
        IOException failure = new IOException("x");
        Object outcomes = VirtualTime.run(
                script().await(v -> gatherSettled(after(2, "a"), failing(1, failure), Coroutine.<String>done())));
        assertThat(outcomes)
                .isEqualTo(List.of(
                        new Outcome.Success<>("a"), new Outcome.Failure<>(failure), new Outcome.Success<>(null)));
    }

    @Test
    void a_settled_member_that_was_cancelled_is_a_failure() {
        Object outcomes =
                VirtualTime.run(script().run(v -> createTask(after(5, "m"))).await(v -> {
                    ((Task<?>) v).cancel();
                    @SuppressWarnings("unchecked")
                    Task<String> member = (Task<String>) v;
                    return gatherSettled(member, Coroutine.of("n"));
                }));
        assertThat((List<?>) outcomes).hasSize(2);
        Outcome<?> first = (Outcome<?>) ((List<?>) outcomes).get(0);
        assertThat(((Outcome.Failure<?>) first).exception()).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancelling_a_settled_gathering_waits_for_all_members() {
        AtomicReference<Promise<?>> gathering = new AtomicReference<>();
        VirtualTime.run(script().then(() -> gathering.set(gatherSettled(
                        after(5, "a"),
                        new Script<String>()
                                .await(v -> sleep(Duration.ofSeconds(9)))
                                .rescue(e -> null)
                                .await(v -> sleep(Duration.ofSeconds(1)))
                                .then(() -> log.add("cleaned up")))))
                .await(v -> yieldNow())
                .then(() -> gathering.get().cancel())
                .await(v -> gathering.get())
                .rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("a:CancelledError", "cleaned up", "CancellationException");
    }

    @Test
    void members_that_swallow_the_cancellation_do_not_save_the_gathering() {
        Promise<?>[] gathering = new Promise<?>[1];
        VirtualTime.run(script().then(() -> gathering[0] =
                        gather(script().await(w -> sleep(Duration.ofSeconds(9))).rescue(e -> log.add("survives"))))
                .await(v -> yieldNow())
                .run(v -> gathering[0].cancel())
                .await(v -> gathering[0])
                .rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("survives", "CancellationException");
    }

    @Test
    void a_member_that_breaks_down_when_it_is_cancelled_fails_the_gathering() {
        Promise<?>[] gathering = new Promise<?>[1];
        VirtualTime.run(script().then(() -> gathering[0] = gather(
                        script().await(w -> sleep(Duration.ofSeconds(9))).rescue(e -> {
                            throw new IOException("breaks");
                        }),
                        after(9, "other")))
                .await(v -> yieldNow())
                .run(v -> gathering[0].cancel())
                .await(v -> gathering[0])
                .rescue(e -> log.add(e.getMessage())));
        assertThat(log).containsExactly("other:CancelledError", "breaks");
    }

    @Test
    void the_first_of_several_cancellations_gives_the_message() {
        VirtualTime.run(script().run(v ->
                        createTask(script().await(w -> gather(script().await(x -> sleep(Duration.ofSeconds(9)))
                                        .rescue(e -> log.add("a:" + e.getMessage()))
                                        .await(x -> sleep(Duration.ofSeconds(9)))
                                        .rescue(e -> log.add("b:" + e.getMessage()))))
                                .rescue(e -> log.add("c:" + e.getMessage()))))
                .run(task -> {
                    EventLoop.current().callLater(Duration.ofSeconds(1), () -> ((Task<?>) task).cancel("first"));
                    EventLoop.current().callLater(Duration.ofSeconds(2), () -> ((Task<?>) task).cancel("second"));
                    return task;
                })
                .await(task -> task));
        assertThat(log).containsExactly("a:first", "b:second", "c:first");
    }

    @Test
    void a_gathering_whose_members_have_all_ended_cannot_be_cancelled_any_more() {
        Promise<?>[] gathering = new Promise<?>[1];
        VirtualTime.run(script().then(() -> {
                    Promise<String> member = EventLoop.current().createPromise();
                    gathering[0] = gather(member);
                    member.complete("value");
                    log.add("done " + gathering[0].isDone() + ", cancel " + gathering[0].cancel());
                })
                .await(v -> gathering[0])
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("done false, cancel false", "[value]");
    }

    @Test
    void a_waiter_cancelled_when_the_members_have_ended_is_cancelled_all_the_same() {
        Promise<?>[] member = new Promise<?>[1];
        VirtualTime.run(script().then(() -> member[0] = EventLoop.current().createPromise())
                .run(v -> createTask(script().await(w -> gather(member[0]))
                        .rescue(e -> log.add(e.getClass().getSimpleName()))))
                .await(task -> script().await(v -> yieldNow())
                        .run(v -> member[0].complete(null))
                        .run(v -> ((Task<?>) task).cancel())
                        .await(v -> (Task<?>) task)));
        assertThat(log).containsExactly("CancelledError");
    }

    @Test
    void a_task_of_another_loop_fails_the_gathering() {
        EventLoop other = VirtualTime.loop();
        Task<String> foreign = other.createTask(Coroutine.of("foreign"));
        VirtualTime.run(script().await(v -> gather(foreign)).rescue(e -> log.add(e.getMessage())));
        other.runUntilComplete(foreign);
        other.close();
        assertThat(log).containsExactly("Task-1 belongs to another event loop");
    }
}
