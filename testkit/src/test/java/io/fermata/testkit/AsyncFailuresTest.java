package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What makes a test fail that returns a coroutine, and in which words. */
class AsyncFailuresTest {

    @Async
    private static Coroutine<Void> works() {
        while (true) {
            await(sleep(Duration.ofSeconds(1)));
        }
    }

    @Async
    private static Coroutine<Void> fails() throws IOException {
        await(yieldNow());
        throw new IOException("nobody sees this");
    }

    @Async
    private static AsyncGenerator<Integer> numbers() {
        for (int n = 0; ; n++) {
            emit(n);
            await(yieldNow());
        }
    }

    private static Throwable failureOf(Class<?> testClass) {
        Events tests = run(testClass);
        List<Throwable> failures = tests.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    static class FailsLate {
        @AsyncTest
        Coroutine<Void> test() throws IOException {
            await(fails());
            return Coroutine.done();
        }
    }

    @Test
    void a_failure_is_the_one_that_was_thrown() {
        assertThat(failureOf(FailsLate.class)).isInstanceOf(IOException.class).hasMessage("nobody sees this");
    }

    static class LeavesATask {
        @AsyncTest
        Coroutine<Void> test() {
            createTask(works(), "worker");
            await(yieldNow());
            return Coroutine.done();
        }
    }

    @Test
    void a_task_that_still_runs_is_named_with_its_place_and_where_it_was_made() {
        assertThat(failureOf(LeavesATask.class))
                .isInstanceOf(LeakError.class)
                .hasMessageContaining("task worker still runs, at io.fermata.testkit.AsyncFailuresTest.works(")
                .hasMessageContaining("awaiting sleep(PT1S)")
                .hasMessageContaining("created at io.fermata.testkit.AsyncFailuresTest$LeavesATask.test(");
    }

    static class LeavesATaskThatWaitsForOthers {
        @AsyncTest
        Coroutine<Void> test() {
            createTask(awaits(new CompletableFuture<>()), "waiting");
            await(yieldNow());
            return Coroutine.done();
        }
    }

    @Async
    private static Coroutine<Void> awaits(CompletableFuture<?> future) {
        await(future);
        return Coroutine.done();
    }

    @Test
    void one_that_waits_for_others_is_not_waited_for() {
        assertThat(failureOf(LeavesATaskThatWaitsForOthers.class))
                .isInstanceOf(LeakError.class)
                .hasMessageContaining("task waiting still runs");
    }

    static class EndsItsTasks {
        private Task<Void> worker;

        @AsyncTest
        Coroutine<Void> cancelled_at_the_very_end() {
            createTask(works()).cancel();
            return Coroutine.done();
        }

        @AsyncTest
        Coroutine<Void> cancelled_afterwards() {
            worker = createTask(works());
            return Coroutine.done();
        }

        @AsyncAfterEach
        Coroutine<Void> cancel() {
            if (worker != null) {
                worker.cancel();
            }
            return Coroutine.done();
        }
    }

    @Test
    void a_task_that_is_about_to_end_or_ended_afterwards_is_not_left_over() {
        run(EndsItsTasks.class).assertStatistics(stats -> stats.started(2).succeeded(2));
    }

    static class LeavesAGenerator {
        @AsyncTest
        Coroutine<Void> test() {
            for (int n : each(numbers())) {
                if (n == 2) {
                    break;
                }
            }
            return Coroutine.done();
        }
    }

    @Test
    void a_generator_that_is_open_is_named_with_its_place() {
        assertThat(failureOf(LeavesAGenerator.class))
                .isInstanceOf(LeakError.class)
                .hasMessageContaining(
                        "an async generator is not closed, at io.fermata.testkit.AsyncFailuresTest.numbers(")
                .hasMessageContaining("begun at io.fermata.testkit.AsyncFailuresTest$LeavesAGenerator.test(");
    }

    static class LosesAFailure {
        @AsyncTest
        Coroutine<Void> test() throws IOException {
            createTask(fails(), "loser");
            await(sleep(Duration.ofDays(1)));
            return Coroutine.done();
        }
    }

    static class FailingCallback {
        @AsyncTest
        Coroutine<Void> test() {
            EventLoop.current().callSoon(() -> {
                throw new IllegalStateException("in a callback");
            });
            await(yieldNow());
            return Coroutine.done();
        }
    }

    @Test
    void a_failure_that_nobody_took_is_told_with_its_trace() {
        assertThat(failureOf(LosesAFailure.class))
                .isInstanceOf(LeakError.class)
                .hasMessageContaining("the failure of loser was never retrieved: java.io.IOException: nobody sees this")
                .hasMessageContaining("created at io.fermata.testkit.AsyncFailuresTest$LosesAFailure.test(")
                .hasSuppressedException(new IOException("nobody sees this"));
        assertThat(failureOf(FailingCallback.class)).hasMessageContaining("in a callback");
    }

    @InVirtualTime(boundSeconds = 1)
    static class LeavesABlockingCall {
        static final CountDownLatch GATE = new CountDownLatch(1);

        @AsyncTest
        Coroutine<Void> test() throws Exception {
            Task<Object> call = createTask(toThread(() -> {
                GATE.await();
                return null;
            }));
            await(yieldNow());
            call.cancel();
            return Coroutine.done();
        }
    }

    @Test
    void a_blocking_call_that_goes_on_is_left_over() {
        assertThat(failureOf(LeavesABlockingCall.class))
                .isInstanceOf(LeakError.class)
                .hasMessageContaining("blocking calls that go on and on");
        LeavesABlockingCall.GATE.countDown();
    }

    static class FailsAndLeavesATask {
        @AsyncTest
        Coroutine<Void> test() {
            createTask(works(), "worker");
            throw new IllegalStateException("first");
        }
    }

    @Test
    void a_test_that_has_failed_is_not_asked_for_what_it_left_over() {
        assertThat(failureOf(FailsAndLeavesATask.class)).hasMessage("first");
    }

    static class NeverEnds {
        @AsyncTest
        Coroutine<Void> test() {
            await(EventLoop.current().createPromise());
            return Coroutine.done();
        }
    }

    @Test
    void a_test_that_cannot_end_fails_at_once() {
        assertThat(failureOf(NeverEnds.class))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("AsyncFailuresTest$NeverEnds.test(AsyncFailuresTest.java:");
    }

    @InVirtualTime(boundSeconds = 1)
    static class KeepsBusy {
        @AsyncTest
        Coroutine<Void> test() {
            await(works());
            return Coroutine.done();
        }
    }

    @Test
    void a_test_that_keeps_busy_is_ended() {
        assertThat(failureOf(KeepsBusy.class)).isInstanceOf(OverdueError.class);
    }

    static class ReturnsNothing {
        @AsyncTest
        void test() {}
    }

    @Test
    void a_test_that_returns_nothing_is_refused() {
        assertThat(failureOf(ReturnsNothing.class))
                .hasMessage("@AsyncTest method 'test' returns nothing; let it return Coroutine<Void>,"
                        + " or use JUnit's own annotation");
    }

    static class PlainWithAsyncBefore {
        @AsyncBeforeEach
        Coroutine<Void> before() {
            return Coroutine.done();
        }

        @Test
        void test() {}
    }

    @Test
    void without_virtual_time_it_is_said_how_to_have_it() {
        assertThat(failureOf(PlainWithAsyncBefore.class)).hasMessageContaining("put @InVirtualTime on the test class");
    }
}
