package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What tests that are explored cannot have, and in which words they are told. */
class ExploreRulesTest {
    static class Outer {
        @Nested
        class Inner {
            @Explore
            Coroutine<Void> test() {
                await(yieldNow());
                return Coroutine.done();
            }
        }
    }

    record Needs(TestInfo info) {
        @Explore
        Coroutine<Void> test() {
            await(yieldNow());
            return Coroutine.done();
        }
    }

    static class BeforeWithParameter {
        @BeforeEach
        void before(TestInfo info) {}

        @Explore
        Coroutine<Void> test() {
            await(yieldNow());
            return Coroutine.done();
        }
    }

    static class BeforeThatAwaits {
        @AsyncBeforeEach
        Coroutine<Void> before() {
            await(yieldNow());
            return Coroutine.done();
        }

        @Explore
        Coroutine<Void> test() {
            await(yieldNow());
            return Coroutine.done();
        }
    }

    static class TakesALoop {
        @Explore
        Coroutine<Void> test(EventLoop loop) {
            await(yieldNow());
            return Coroutine.done();
        }
    }

    @InVirtualTime
    static class TakesTime {
        @Explore
        Coroutine<Void> test(VirtualTime time) {
            await(yieldNow());
            return Coroutine.done();
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Outer.class, "ExploreRulesTest$Outer$Inner cannot be made"),
                Arguments.of(Needs.class, "with a constructor without parameters"),
                Arguments.of(BeforeWithParameter.class, "@BeforeEach method 'before' has parameters"),
                Arguments.of(BeforeThatAwaits.class, "@AsyncBeforeEach method 'before' goes with @AsyncTest only"),
                Arguments.of(TakesALoop.class, "take EventLoop.current() in the test"),
                Arguments.of(TakesTime.class, "take EventLoop.current() in the test"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_is_told_with_what_can(Class<?> tests, String words) {
        assertThat(
                        EngineTestKit.engine("junit-jupiter")
                                .selectors(selectClass(tests))
                                .execute()
                                .testEvents()
                                .failed()
                                .stream()
                                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                                .map(result ->
                                        result.getThrowable().orElseThrow().toString()))
                .singleElement()
                .asString()
                .contains(words);
    }
}
