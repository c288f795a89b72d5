package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.timeout;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clock that jumps, and threads that take their time. */
@Timeout(60)
class OutsideTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final List<Object> log = new ArrayList<>();
    private final VirtualTime time = VirtualTime.create();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void endPool() {
        pool.shutdownNow();
    }

    @Async
    private Coroutine<Void> calledByAThread() throws Exception {
        time.expectOthers(true);
        EventLoop loop = EventLoop.current();
        Promise<String> promise = loop.createPromise();
        CountDownLatch waits = new CountDownLatch(1);
        pool.execute(() -> {
            awaitQuietly(waits);
            loop.callSoonThreadsafe(() -> promise.complete("called"));
        });
        createTask(opens(waits));
        log.add(await(timeout(DAY, () -> Coroutine.of(await(promise)))));
        time.expectOthers(false);
        await(sleep(DAY));
        return Coroutine.done();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Async
    private static Coroutine<Void> opens(CountDownLatch latch) {
        latch.countDown();
        return Coroutine.done();
    }

    @Test
    void for_a_thread_that_was_announced_the_clock_stands_still() throws Exception {
        time.run(calledByAThread());
        assertThat(log).containsExactly("called");
        assertThat(time.elapsed()).isEqualTo(DAY);
    }

    @Async
    private static Coroutine<Object> waitsForEver() {
        return Coroutine.of(await(EventLoop.current().createPromise()));
    }

    @Test
    void a_deadlock_says_how_to_announce_one() {
        assertThatThrownBy(() -> time.run(waitsForEver()))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("VirtualTime.expectOthers(true)");
        assertThatThrownBy(() ->
                        VirtualTime.create().expectOthers(true).within(SHORT).run(waitsForEver()))
                .isInstanceOf(OverdueError.class)
                .hasMessageContaining("the clock stands still");
    }

    @Async
    private Coroutine<Void> poolWithinADay() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CompletableFuture<String> derived = createTask(sleep(DAY, "slept"))
                .toCompletableFuture()
                .thenApplyAsync(
                        slept -> {
                            awaitQuietly(late);
                            return slept + " and more";
                        },
                        pool);
        EventLoop.current().callLater(DAY, () -> new Thread(late::countDown).start());
        log.add(await(timeout(DAY.multipliedBy(2), () -> Coroutine.of(await(derived)))));
        log.add(time.elapsed());
        return Coroutine.done();
    }

    @Test
    void for_what_an_executor_makes_of_a_task_time_passes_until_the_task_has_ended() throws Exception {
        time.run(poolWithinADay());
        assertThat(log).containsExactly("slept and more", DAY);
    }

    @Async
    private static CompletableFuture<String> sleepsFor(Duration length, String text) {
        return CompletableFuture.completedFuture(await(sleep(length, text)));
    }

    @Async
    private Coroutine<Void> futuresOfTwoMethods() {
        CompletableFuture<String> first = sleepsFor(DAY, "first");
        log.add(await(first.thenCompose(text -> sleepsFor(DAY, text + ", second"))));
        log.add(await(sleepsFor(DAY, "left")
                .thenCombine(sleepsFor(DAY.multipliedBy(2), "right"), (left, right) -> left + ", " + right)));
        log.add(await(
                first.thenCompose(text -> sleepsFor(DAY, text + ", third")).thenApply(text -> text + ", fourth")));
        return Coroutine.done();
    }

    @Test
    void for_what_two_futures_of_the_loop_make_together_time_passes() {
        time.within(Duration.ofSeconds(5)).run(futuresOfTwoMethods());
        assertThat(log).containsExactly("first, second", "left, right", "first, third, fourth");
        assertThat(time.elapsed()).isEqualTo(DAY.multipliedBy(5));
    }

    @Async
    private static Coroutine<Void> awaits(CompletableFuture<?> future) {
        await(future);
        return Coroutine.done();
    }

    @Test
    void advance_does_not_wait_for_others_once_its_time_has_passed() {
        time.loop().createTask(awaits(new CompletableFuture<>()));
        time.advance(Duration.ZERO);
        assertThat(time.elapsed()).isZero();
        time.close();
    }

    @Async
    private static Coroutine<Void> calls(CountDownLatch gate, List<Object> log) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        createTask(toThread(() -> {
            begun.countDown();
            gate.await();
            log.add("ended");
            return null;
        }));
        await(yieldNow());
        begun.await();
        return Coroutine.done();
    }

    @Test
    void closing_waits_for_blocking_calls() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        time.runUntilComplete(calls(gate, log));
        time.loop().callSoon(gate::countDown);
        time.close();
        assertThat(log).containsExactly("ended");
        time.close();
    }

    @Test
    void blocking_calls_that_do_not_end_are_reported() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<String> reported = new ArrayList<>();
        time.within(SHORT).loop().setExceptionHandler((loop, context) -> reported.add(context.message()));
        time.run(calls(gate, log));
        assertThat(reported).containsExactly("blocking calls were left running");
        gate.countDown();
    }
}
