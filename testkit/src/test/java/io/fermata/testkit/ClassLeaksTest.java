package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.emit;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What the methods leave over that await before and after all tests of a class. */
class ClassLeaksTest {

    @Async
    private static Coroutine<Void> works() {
        while (true) {
            await(sleep(Duration.ofSeconds(1)));
        }
    }

    @Async
    private static Coroutine<Void> fails() {
        throw new IllegalStateException("nobody awaits me");
    }

    @Async
    private static AsyncGenerator<Integer> numbers() {
        emit(1);
        emit(2);
        return AsyncGenerator.done();
    }

    /** Failures of the tests and of the class. */
    private static List<Throwable> failuresOf(Class<?> testClass) {
        Events events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .allEvents();
        assertThat(events.succeeded().count()).isPositive();
        return events.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    @InVirtualTime
    static class Begins {
        @AsyncBeforeAll
        static Coroutine<Void> begin() {
            createTask(works(), "worker");
            return Coroutine.done();
        }

        @AsyncTest
        Coroutine<Void> test() {
            await(sleep(Duration.ofSeconds(2)));
            return Coroutine.done();
        }
    }

    @Test
    void a_task_begun_before_all_tests_is_left_over_by_the_class() {
        assertThat(failuresOf(Begins.class))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(LeakError.class)
                        .hasMessageContaining("the class has left over:")
                        .hasMessageContaining("task worker still runs, at io.fermata.testkit.ClassLeaksTest.works(")
                        .hasMessageContaining("created at io.fermata.testkit.ClassLeaksTest$Begins.begin("));
    }

    @InVirtualTime
    static class BeginsAndEnds {
        private static Task<Void> worker;
        private static AsyncGenerator<Integer> numbers;

        @AsyncBeforeAll
        static Coroutine<Void> begin() {
            worker = createTask(works());
            numbers = numbers();
            await(numbers.advance());
            return Coroutine.done();
        }

        @AsyncTest
        Coroutine<Void> goes_on() {
            await(numbers.advance());
            assertThat(numbers.current()).isEqualTo(2);
            return Coroutine.done();
        }

        @AsyncAfterAll
        static Coroutine<Void> end() {
            worker.cancel();
            await(numbers.closeAsync());
            return Coroutine.done();
        }
    }

    @Test
    void what_is_ended_after_all_tests_is_not_left_over_wherever_it_stood_meanwhile() {
        assertThat(failuresOf(BeginsAndEnds.class)).isEmpty();
    }

    @InVirtualTime
    static class LosesInTheEnd {
        private static EventLoop loop;

        @AsyncTest
        Coroutine<Void> test() {
            loop = EventLoop.current();
            await(yieldNow());
            return Coroutine.done();
        }

        @AsyncAfterAll
        static Coroutine<Void> end() {
            assertThat(EventLoop.current()).isSameAs(loop);
            createTask(fails());
            return Coroutine.done();
        }
    }

    @Test
    void a_failure_that_nobody_takes_after_all_tests_is_told() {
        assertThat(failuresOf(LosesInTheEnd.class))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("the class has left over:")
                        .hasSuppressedException(new IllegalStateException("nobody awaits me")));
    }

    @InVirtualTime
    static class HasBadTests {
        @AsyncBeforeAll
        static Coroutine<Void> begin() {
            await(yieldNow());
            return Coroutine.done();
        }

        @AsyncTest
        Coroutine<Void> leaves_a_task() {
            createTask(works(), "one");
            await(yieldNow());
            return Coroutine.done();
        }

        @AsyncTest
        Coroutine<Void> fails_and_leaves_a_task() {
            createTask(works(), "another");
            throw new IllegalStateException("failed");
        }
    }

    @Test
    void what_a_test_has_left_over_is_not_told_of_again() {
        assertThat(failuresOf(HasBadTests.class))
                .hasSize(2)
                .anySatisfy(failure -> assertThat(failure).hasMessageContaining("task one still runs"))
                .anySatisfy(failure -> assertThat(failure).hasMessage("failed"));
    }
}
