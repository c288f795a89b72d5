package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JUnit runs methods that return coroutines: these are such methods. */
class AsyncTestTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void plainBefore() {
        log.add("plain before");
    }

    @AsyncBeforeEach
    Coroutine<Void> before(VirtualTime time) {
        await(sleep(HOUR));
        log.add("before@" + time.elapsed().toHours());
        return Coroutine.done();
    }

    @AsyncAfterEach
    Coroutine<Void> after(VirtualTime time) {
        await(sleep(HOUR));
        assertThat(log).contains("before@1");
        return Coroutine.done();
    }

    @AfterEach
    void plainAfter() {
        assertThat(log).contains("plain before");
    }

    @AsyncTest
    Coroutine<Void> a_test_sleeps_for_an_hour(VirtualTime time, EventLoop loop, TestInfo info) {
        log.add("test@" + time.elapsed().toHours());
        await(sleep(HOUR));
        log.add("test@" + time.elapsed().toHours());
        assertThat(log).containsSubsequence("before@1", "test@1", "test@2");
        assertThat(EventLoop.current()).isSameAs(loop).isSameAs(time.loop());
        assertThat(info.getTestMethod().orElseThrow().getName()).isEqualTo("a_test_sleeps_for_an_hour");
        return Coroutine.done();
    }

    @AsyncTest
    Coroutine<Void> extensions_of_junit_work(@TempDir Path directory) {
        await(sleep(HOUR));
        assertThat(directory).isDirectory();
        return Coroutine.done();
    }

    @ParameterizedAsyncTest
    @ValueSource(ints = {1, 24, 1_000})
    Coroutine<Void> a_test_has_arguments(int hours, VirtualTime time) {
        await(sleep(HOUR.multipliedBy(hours)));
        assertThat(time.elapsed().toHours()).isEqualTo(hours + 1);
        return Coroutine.done();
    }

    @ParameterizedAsyncTest
    @CsvSource({"1, PT1H", "2, PT2H"})
    Coroutine<Void> arguments_are_converted(int hours, Duration length) {
        await(sleep(length));
        assertThat(length).isEqualTo(HOUR.multipliedBy(hours));
        return Coroutine.done();
    }

    @Test
    @InVirtualTime
    void a_plain_test_drives_the_loop_by_hand(VirtualTime time) {
        time.loop().callLater(HOUR, () -> log.add("called"));
        time.advance(HOUR);
        assertThat(log).contains("called");
    }

    @Nested
    @InVirtualTime
    class Inner {
        @AsyncTest
        Coroutine<Void> the_outer_methods_run_in_the_same_time(VirtualTime time) {
            await(sleep(HOUR));
            assertThat(time.elapsed()).isEqualTo(HOUR.multipliedBy(2));
            return Coroutine.done();
        }

        @Test
        void for_a_plain_test_too(VirtualTime time) {
            assertThat(time.elapsed()).isEqualTo(HOUR);
        }
    }
}
