package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a program leaves over that is explored, in any of its orders. */
class ExploredLeaksTest {

    @Async
    private static Coroutine<Void> works() {
        while (true) {
            await(sleep(Duration.ofSeconds(1)));
        }
    }

    @Async
    private static Coroutine<Void> leavesATask() {
        createTask(works(), "worker");
        await(yieldNow());
        return Coroutine.done();
    }

    @Test
    void a_task_that_still_runs_is_named() {
        assertThatThrownBy(() -> Explorer.create().check(ExploredLeaksTest::leavesATask))
                .isInstanceOf(ScheduleFailure.class)
                .hasCauseInstanceOf(LeakError.class)
                .hasMessageContaining("the program has left over:")
                .hasMessageContaining("task worker still runs, at io.fermata.testkit.ExploredLeaksTest.works(")
                .hasMessageContaining("created at io.fermata.testkit.ExploredLeaksTest.leavesATask(")
                .hasMessageContaining("in the usual order:");
    }

    /** Whoever comes second puts away what the first one has begun. */
    private static final class Cache {
        private Task<Void> worker;

        @Async
        Coroutine<Void> open() {
            worker = createTask(works(), "worker");
            return Coroutine.done();
        }

        @Async
        Coroutine<Void> close() {
            if (worker != null) {
                worker.cancel();
            }
            return Coroutine.done();
        }
    }

    @Async
    private static Coroutine<Void> opensAndCloses() {
        Cache cache = new Cache();
        await(gather(cache.open(), cache.close()));
        return Coroutine.done();
    }

    @Test
    void one_that_only_another_order_leaves_over_is_found_and_shrunk() {
        ScheduleFailure found = catchThrowableOfType(
                ScheduleFailure.class, () -> Explorer.create().check(ExploredLeaksTest::opensAndCloses));
        assertThat(found).hasCauseInstanceOf(LeakError.class);
        assertThat(found.schedule().switches()).isEqualTo(1);
    }

    @Async
    private static Coroutine<Void> delegates() {
        Task<Void> worker = createTask(works(), "worker");
        await(yieldNow());
        worker.cancel();
        return Coroutine.done();
    }

    @Test
    void one_that_a_cancellation_leaves_over_is_found() {
        assertThatThrownBy(() -> Explorer.create().checkCancellations(cancellation -> isCancelled(cancellation)))
                .isInstanceOf(CancellationFailure.class)
                .hasCauseInstanceOf(LeakError.class)
                .hasMessageContaining("at its suspension 1, about to go on")
                .hasMessageContaining("task worker still runs");
    }

    @Async
    private static Coroutine<Void> isCancelled(Cancellation cancellation) {
        await(cancellation.of(delegates()));
        return Coroutine.done();
    }

    @Async
    private static AsyncGenerator<Integer> numbers() {
        for (int n = 0; ; n++) {
            emit(n);
            await(yieldNow());
        }
    }

    @Async
    private static Coroutine<Void> leavesAGenerator() {
        for (int n : each(numbers())) {
            if (n == 2) {
                break;
            }
        }
        return Coroutine.done();
    }

    @Test
    void a_generator_that_is_open_is_named() {
        assertThatThrownBy(() -> Explorer.create().check(ExploredLeaksTest::leavesAGenerator))
                .hasCauseInstanceOf(LeakError.class)
                .hasMessageContaining(
                        "an async generator is not closed, at io.fermata.testkit.ExploredLeaksTest.numbers(");
    }

    @Async
    private static Coroutine<Void> aboutToEnd() {
        createTask(works()).cancel();
        createTask(ends());
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> ends() {
        await(yieldNow());
        return Coroutine.done();
    }

    @Test
    void what_is_about_to_end_is_not_left_over() {
        Explorer.create().strategy(Strategy.EXHAUSTIVE).check(ExploredLeaksTest::aboutToEnd);
    }

    @Async
    private static Coroutine<Void> losesAFailureAndLeavesATask() {
        createTask(works());
        createTask(fails());
        await(yieldNow());
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> fails() {
        throw new IllegalStateException("nobody awaits me");
    }

    @Test
    void a_failure_that_nobody_takes_says_more_than_what_it_leaves_over() {
        assertThatThrownBy(() -> Explorer.create().check(ExploredLeaksTest::losesAFailureAndLeavesATask))
                .hasCause(new IllegalStateException("nobody awaits me"));
    }
}
