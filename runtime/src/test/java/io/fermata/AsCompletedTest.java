package io.fermata;

import static io.fermata.Asyncio.asCompleted;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsCompletedTest {
    private final List<Object> seen = new ArrayList<>();

    private static Coroutine<String> after(int seconds, String value) {
        return sleep(Duration.ofSeconds(seconds), value);
    }

    private static Coroutine<String> failing(int seconds, Throwable failure) {
        return new Script<String>()
                .await(v -> sleep(Duration.ofSeconds(seconds)))
                .run(v -> {
                    throw failure;
                });
    }

    /** Advances so many times and notes what comes. */
    private void iterate(List<Awaitable<String>> awaitables, int times) {
        Script<Object> script = new Script<>();
        List<AsyncIterator<String>> iterator = new ArrayList<>();
        script.run(v -> iterator.add(asCompleted(awaitables).asyncIterator()));
        script.repeat(times, v -> next(iterator.get(0)));
        VirtualTime.run(script);
    }

    private Coroutine<Object> next(AsyncIterator<String> iterator) {
        return new Script<>()
                .await(v -> iterator.advance())
                .run(more -> seen.add(Boolean.TRUE.equals(more) ? iterator.current() : more))
                .rescue(failure -> seen.add(failure.getMessage()));
    }

    @Test
    void results_come_as_they_are_there() {
        iterate(List.of(after(3, "c"), after(1, "a"), after(2, "b")), 5);
        assertThat(seen).containsExactly("a", "b", "c", false, false);
    }

    @Test
    void a_failure_is_thrown_in_its_turn_and_the_others_follow() {
        iterate(List.of(after(3, "c"), failing(2, new IllegalStateException("lost")), after(1, "a")), 4);
        assertThat(seen).containsExactly("a", "lost", "c", false);
    }

    @Test
    void what_is_given_twice_counts_once() {
        Coroutine<String> twice = after(1, "a");
        iterate(List.of(twice, twice), 2);
        assertThat(seen).containsExactly("a", false);
    }

    @Test
    void a_collection_that_makes_its_members_is_gone_through_once() {
        int[] made = {0};
        List<Awaitable<String>> making = new AbstractList<>() {
            @Override
            public Awaitable<String> get(int index) {
                made[0]++;
                return after(index, "made " + index);
            }

            @Override
            public int size() {
                return 2;
            }
        };
        iterate(making, 3);
        assertThat(seen).containsExactly("made 0", "made 1", false);
        assertThat(made[0]).isEqualTo(2);
    }

    @Test
    void nothing_to_wait_for_ends_at_once() {
        iterate(List.of(), 1);
        assertThat(seen).containsExactly(false);
    }

    @Test
    void there_is_no_current_result_before_the_first_and_one_asks_at_a_time() {
        VirtualTime.run(new Script<>()
                .run(v -> Asyncio.asCompleted(List.of(Asyncio.sleep(Duration.ofSeconds(1), "a")))
                        .asyncIterator())
                .await(v -> {
                    AsyncIterator<?> results = (AsyncIterator<?>) v;
                    assertThatThrownBy(results::current).isInstanceOf(IllegalStateException.class);
                    Task<?> first = Asyncio.createTask(new Script<>().await(w -> results.advance()));
                    return new Script<>()
                            .await(w -> Asyncio.yieldNow())
                            .await(w -> results.advance())
                            .rescue(e -> e.getMessage())
                            .run(message -> message + " " + first.cancel())
                            .await(message -> Asyncio.sleep(Duration.ofMillis(1), message))
                            .run(message -> new Object[] {message, results});
                })
                .await(v -> {
                    Object[] seen = (Object[]) v;
                    assertThat(seen[0]).isEqualTo("somebody waits for the next result already true");
                    AsyncIterator<?> results = (AsyncIterator<?>) seen[1];
                    return new Script<>().await(w -> results.advance()).run(w -> results.current());
                })
                .run(last -> {
                    assertThat(last).isEqualTo("a");
                    return null;
                }));
    }

    @Test
    void what_arrives_while_nobody_asks_is_kept_in_its_order() {
        List<AsyncIterator<String>> iterator = new ArrayList<>();
        VirtualTime.run(new Script<>()
                .run(v -> iterator.add(asCompleted(List.of(after(2, "b"), after(1, "a"), after(9, "c")))
                        .asyncIterator()))
                .await(v -> Asyncio.sleep(Duration.ofSeconds(5)))
                .repeat(2, v -> next(iterator.get(0)))
                .then(() -> seen.add(VirtualTime.elapsed()))
                .await(v -> next(iterator.get(0))));
        assertThat(seen).containsExactly("a", "b", Duration.ofSeconds(5), "c");
    }

    @Test
    void a_limit_on_one_result_loses_none() {
        List<AsyncIterator<String>> iterator = new ArrayList<>();
        VirtualTime.run(new Script<>()
                .run(v -> iterator.add(asCompleted(List.of(after(2, "a"))).asyncIterator()))
                .await(v -> Asyncio.waitFor(iterator.get(0).advance(), Duration.ofSeconds(1)))
                .rescue(e -> seen.add(e.getClass().getSimpleName()))
                .repeat(2, v -> next(iterator.get(0))));
        assertThat(seen).containsExactly("TimeoutException", "a", false);
    }

    @Test
    void a_result_that_comes_at_the_moment_of_the_limit_is_not_lost() {
        List<AsyncIterator<String>> iterator = new ArrayList<>();
        VirtualTime.run(new Script<>()
                .run(v -> iterator.add(asCompleted(List.of(after(1, "a"))).asyncIterator()))
                .await(v -> Asyncio.waitFor(iterator.get(0).advance(), Duration.ofSeconds(1)))
                .rescue(e -> seen.add(e.getClass().getSimpleName()))
                .repeat(2, v -> next(iterator.get(0))));
        assertThat(seen.subList(seen.size() - 2, seen.size())).containsExactly("a", false);
    }

    @Test
    void a_member_that_is_cancelled_is_a_cancellation_exception_in_its_turn() {
        List<AsyncIterator<Object>> iterator = new ArrayList<>();
        List<Task<Object>> members = new ArrayList<>();
        VirtualTime.run(new Script<>()
                .run(v -> members.add(Asyncio.createTask(new Script<>().await(w -> Asyncio.sleep(Duration.ofDays(1))))))
                .run(v -> iterator.add(asCompleted(members).asyncIterator()))
                .run(v -> EventLoop.current().callLater(Duration.ofSeconds(1), members.get(0)::cancel))
                .await(v -> iterator.get(0).advance())
                .rescue(e -> seen.add(e.getClass().getSimpleName())));
        assertThat(seen).containsExactly("CancellationException");
    }

    @Test
    void an_iteration_that_was_left_goes_on_where_it_was() {
        List<AsyncIterable<String>> results = new ArrayList<>();
        VirtualTime.run(new Script<>()
                .run(v -> results.add(asCompleted(List.of(after(3, "c"), after(1, "a"), after(2, "b")))))
                .await(v -> next(results.get(0).asyncIterator()))
                .repeat(3, v -> next(results.get(0).asyncIterator())));
        assertThat(seen).containsExactly("a", "b", "c", false);
    }
}
