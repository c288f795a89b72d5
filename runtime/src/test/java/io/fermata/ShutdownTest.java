package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the end of a run waits for. */
class ShutdownTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    /** A task that waits for a blocking call until it is cancelled. */
    private Script<Object> callsBlockingCode(CountDownLatch begun, CountDownLatch gate, Runnable last) {
        return script().await(v -> toThread(() -> {
                    begun.countDown();
                    gate.await();
                    last.run();
                    return null;
                }))
                .rescue(cancelled -> log.add("cancelled"));
    }

    @Test
    void a_run_does_not_end_while_blocking_code_is_under_way() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        boolean[] finished = {false};
        run(script().then(() -> createTask(callsBlockingCode(begun, gate, () -> finished[0] = true)))
                .await(v -> yieldNow())
                .run(v -> {
                    begun.await();
                    EventLoop.current().callLater(Duration.ofMillis(20), gate::countDown);
                    return null;
                }));
        assertThat(log).containsExactly("cancelled");
        assertThat(finished[0]).isTrue();
    }

    @Test
    void blocking_code_that_takes_too_long_is_reported_and_left_alone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add(context.message()));
        Runner.run(
                script().then(() -> createTask(callsBlockingCode(begun, gate, finished::countDown)))
                        .await(v -> yieldNow())
                        .run(v -> {
                            begun.await();
                            return null;
                        }),
                loop);
        assertThat(log).containsExactly("cancelled", "1 blocking calls were left running after PT30S");
        gate.countDown();
        finished.await();
    }

    @Test
    void waiting_for_blocking_code_takes_no_longer_than_the_code() {
        Object result = VirtualTime.run(script().await(v -> toThread(() -> null))
                .await(v -> EventLoop.current().shutdownDefaultExecutor(Duration.ofSeconds(1)))
                .run(v -> VirtualTime.elapsed()));
        assertThat(result).isEqualTo(Duration.ZERO);
    }

    @Test
    void asynchronous_generators_can_be_closed_before_the_end() {
        AsyncGenerator<String> generator = new AsyncGenerator<>(script().run(v -> "unused"));
        VirtualTime.run(script().await(v -> generator.advance())
                .await(v -> EventLoop.current().shutdownAsyncgens())
                .await(v -> generator.advance())
                .run(more -> log.add("" + more)));
        assertThat(log).containsExactly("false");
    }
}
