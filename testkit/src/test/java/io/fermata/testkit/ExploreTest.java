package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fermata.Async;
import io.fermata.AsyncLock;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The annotations, seen from JUnit. */
class ExploreTest {

    private static final List<String> LOG = new ArrayList<>();

    /** Tests that are run by others. */
    static final class Explored {
        private final List<String> order = new ArrayList<>();

        @Explore(runs = 50)
        Coroutine<Void> fails_out_of_turn() {
            await(gather(note("a"), note("b")));
            assertThat(order).startsWith("a1").hasSize(4);
            return Coroutine.done();
        }

        @Explore(schedule = "2:1")
        Coroutine<Void> fails_when_replayed() {
            await(gather(note("a"), note("b")));
            assertThat(order).startsWith("a1");
            return Coroutine.done();
        }

        @Async
        private Coroutine<Void> note(String name) {
            order.add(name + 1);
            await(yieldNow());
            order.add(name + 2);
            return Coroutine.done();
        }

        @ExploreCancellation
        Coroutine<Void> leaks(Cancellation cancellation) {
            AsyncLock lock = new AsyncLock();
            await(cancellation.of(locksCarelessly(lock)));
            assertThat(lock.isLocked()).isFalse();
            return Coroutine.done();
        }

        @Async
        private Coroutine<Void> locksCarelessly(AsyncLock lock) {
            var held = await(lock.acquire());
            await(yieldNow());
            held.close();
            return Coroutine.done();
        }

        @ExploreCancellation
        Coroutine<Void> does_not_leak(Cancellation cancellation) {
            AsyncLock lock = new AsyncLock();
            await(cancellation.of(locksCarefully(lock)));
            assertThat(lock.isLocked()).isFalse();
            return Coroutine.done();
        }

        @Async
        private Coroutine<Void> locksCarefully(AsyncLock lock) {
            try (var held = await(lock.acquire())) {
                await(yieldNow());
            }
            return Coroutine.done();
        }
    }

    /** Another one. */
    static final class Prepared {
        private final List<String> order = new ArrayList<>();
        private String prepared = "not prepared";

        @BeforeEach
        void prepare() {
            prepared = "prepared";
            LOG.add("before");
        }

        @AfterEach
        void putAway() {
            LOG.add("after");
        }

        @Explore(runs = 20, strategy = Strategy.RANDOM)
        Coroutine<Void> holds() {
            order.add(prepared);
            await(yieldNow());
            LOG.add("run");
            assertThat(order).containsExactly("prepared");
            return Coroutine.done();
        }
    }

    private static Events run(Class<?> tests) {
        LOG.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
    }

    private static Throwable failureOf(String method) {
        return run(Explored.class).failed().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(method + "("))
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_failure_shows_seed_and_schedule() {
        assertThat(failureOf("fails_out_of_turn"))
                .isInstanceOfSatisfying(
                        ScheduleFailure.class,
                        failed -> assertThat(failed.schedule().switches()).isEqualTo(1))
                .hasMessageContaining("when 1 of ")
                .hasMessageContaining("(instead of Task-2)")
                .hasMessageContaining("replay: @Explore(seed = ")
                .hasMessageContaining("shrunk: @Explore(schedule = \"2:1\")");
    }

    @Test
    void a_schedule_is_replayed_alone() {
        assertThat(failureOf("fails_when_replayed")).isInstanceOf(ScheduleFailure.class);
    }

    @Test
    void each_run_has_an_instance_with_its_lifecycle() {
        assertThat(run(Prepared.class).succeeded().count()).isEqualTo(1);
        assertThat(LOG).filteredOn("run"::equals).hasSize(21);
        assertThat(LOG.subList(1, 7)).containsExactly("before", "run", "after", "before", "run", "after");
        assertThat(LOG).endsWith("run", "after", "after");
    }

    @Test
    void a_lock_that_a_cancellation_leaks_is_found_where_it_is_leaked() {
        assertThat(failureOf("leaks"))
                .isInstanceOf(CancellationFailure.class)
                .hasMessageContaining("when the task is cancelled at its suspension 1, about to go on: "
                        + "ExploreTest$Explored.locksCarelessly(ExploreTest.java:");
        assertThat(run(Explored.class).succeeded().count()).as("does_not_leak").isEqualTo(1);
    }
}
