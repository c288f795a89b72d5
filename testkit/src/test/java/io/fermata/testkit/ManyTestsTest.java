package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that sleep cost no more than others. */
class ManyTestsTest {
    private static Duration slept = Duration.ZERO;

    static class Sleepers {
        static IntStream thousand() {
            return IntStream.range(0, 1_000);
        }

        @Async
        private static Coroutine<Void> sleepsBitByBit(int times, Duration each) {
            for (int i = 0; i < times; i++) {
                await(sleep(each));
            }
            return Coroutine.done();
        }

        @ParameterizedAsyncTest
        @MethodSource("thousand")
        Coroutine<Void> sleeps_for_nine_hours(int number, VirtualTime time) {
            await(gather(sleepsBitByBit(9, Duration.ofHours(1)), sleepsBitByBit(3, Duration.ofHours(3))));
            slept = slept.plus(time.elapsed());
            return Coroutine.done();
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS) // takes two or three on a quiet machine
    void a_thousand_tests_sleep_for_more_than_a_year() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Sleepers.class))
                .execute()
                .testEvents()
                .assertStatistics(stats -> stats.started(1_000).succeeded(1_000));
        assertThat(slept).isEqualTo(Duration.ofHours(9_000)).isGreaterThan(Duration.ofDays(365));
    }
}
