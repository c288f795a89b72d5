package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** A class with methods that await before or after all its tests has one loop for all of them. */
@InVirtualTime
class SharedTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Object> SEEN = new ArrayList<>();

    @AsyncBeforeAll
    static Coroutine<Void> beforeAll(EventLoop loop) {
        await(sleep(HOUR));
        SEEN.add(loop);
        return Coroutine.done();
    }

    @AsyncTest
    Coroutine<Void> one_test(EventLoop loop) {
        SEEN.add(loop);
        return Coroutine.done();
    }

    @AsyncTest
    Coroutine<Void> another_test(EventLoop loop, VirtualTime time) {
        await(sleep(HOUR));
        SEEN.add(loop);
        assertThat(time.elapsed()).isEqualTo(HOUR.multipliedBy(2));
        return Coroutine.done();
    }

    @AsyncAfterAll
    static Coroutine<Void> afterAll() {
        await(sleep(HOUR));
        SEEN.add(EventLoop.current());
        return Coroutine.done();
    }

    @AfterAll
    static void all_have_seen_the_same_loop() {
        assertThat(SEEN).hasSizeGreaterThan(2).allMatch(loop -> loop == SEEN.get(0));
    }
}
