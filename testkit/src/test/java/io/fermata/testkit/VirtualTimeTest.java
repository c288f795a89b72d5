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
import io.fermata.AsyncLock;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Promise;
import io.fermata.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop whose clock jumps: exactly, for threads not at all, and never for nothing. */
@Timeout(60)
class VirtualTimeTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final List<String> log = new ArrayList<>();
    private final VirtualTime time = VirtualTime.create();

    private void log(String what) {
        log.add(what + "@" + time.elapsed().toHours());
    }

    @Async
    private Coroutine<String> sleepsThrough(int days) {
        for (int i = 0; i < days; i++) {
            await(sleep(DAY));
        }
        log("slept");
        return Coroutine.of("rested");
    }

    @Async
    private Coroutine<Void> ticks() {
        while (true) {
            await(sleep(Duration.ofHours(1)));
            log("tick");
        }
    }

    @Test
    void a_year_passes_at_once_and_exactly() {
        assertThat(time.run(sleepsThrough(365))).isEqualTo("rested");
        assertThat(time.elapsed()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void advance_runs_what_is_due_by_then_and_no_more() {
        Task<Void> ticking = time.loop().createTask(ticks());
        time.advance(Duration.ofMinutes(150));
        assertThat(log).containsExactly("tick@1", "tick@2");
        time.advance(Duration.ofMinutes(30));
        assertThat(log).containsExactly("tick@1", "tick@2", "tick@3");
        assertThat(time.elapsed()).isEqualTo(Duration.ofHours(3));
        assertThat(ticking.isDone()).isFalse();
        time.close();
        assertThat(ticking.isCancelled()).isTrue();
    }

    @Test
    void advancing_by_nothing_runs_what_is_ready() {
        time.loop().callSoon(() -> log("soon"));
        time.loop().callLater(Duration.ofHours(1), () -> log("later"));
        time.advance(Duration.ZERO);
        assertThat(log).containsExactly("soon@0");
        time.close();
    }

    @Test
    void run_until_idle_goes_on_until_nothing_is_left() {
        Task<String> task = time.loop().createTask(sleepsThrough(2));
        time.loop().callLater(DAY, () -> log("called"));
        time.runUntilIdle();
        assertThat(log).containsExactly("called@24", "slept@48");
        assertThat(task.resultNow()).isEqualTo("rested");
        time.runUntilIdle();
        assertThat(time.elapsed()).isEqualTo(Duration.ofDays(2));
        time.close();
    }

    @Test
    void the_clock_of_the_jdk_shows_virtual_time() {
        time.advance(DAY);
        assertThat(time.clock().instant()).isEqualTo(Instant.EPOCH.plus(DAY));
        assertThat(time.clock().withZone(ZoneId.of("Asia/Tokyo")).getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        time.close();
    }

    @Async
    private Coroutine<Void> threadWithinADay() throws Exception {
        createTask(ticks());
        CountDownLatch gate = new CountDownLatch(1);
        Task<String> call = createTask(toThread(() -> {
            gate.await();
            return "from a thread";
        }));
        await(yieldNow());
        new Thread(gate::countDown).start();
        log(await(timeout(DAY, () -> Coroutine.of(await(call)))));
        return Coroutine.done();
    }

    @Test
    void a_call_on_a_thread_takes_no_virtual_time() throws Exception {
        time.run(threadWithinADay());
        assertThat(log).containsExactly("from a thread@0");
    }

    @Async
    private Coroutine<Void> futureWithinADay() throws Exception {
        log(await(timeout(DAY, () -> Coroutine.of(await(CompletableFuture.supplyAsync(() -> "future"))))));
        Promise<String> executed =
                EventLoop.current().runInExecutor(work -> new Thread(work).start(), () -> "executed");
        log(await(timeout(DAY, () -> Coroutine.of(await(executed)))));
        return Coroutine.done();
    }

    @Test
    void neither_does_a_future_that_a_thread_completes() throws Exception {
        time.run(futureWithinADay());
        assertThat(log).containsExactly("future@0", "executed@0");
    }

    @Async
    private CompletableFuture<String> eager() {
        await(sleep(DAY));
        return CompletableFuture.completedFuture("eager");
    }

    @Async
    private Coroutine<Void> awaitsEager() {
        log(await(eager().thenApply(result -> result + " and more")));
        return Coroutine.done();
    }

    @Test
    void for_futures_of_the_loop_itself_time_passes() {
        time.run(awaitsEager());
        assertThat(log).containsExactly("eager and more@24");
    }

    @Async
    private Coroutine<Void> completesItsOwnFuture() {
        CompletableFuture<String> future = new CompletableFuture<>();
        EventLoop.current().callLater(DAY, () -> future.complete("completed"));
        log(await(future));
        return Coroutine.done();
    }

    @Test
    void for_a_future_that_nobody_outside_completes_the_clock_has_to_be_told() {
        assertThatThrownBy(() -> VirtualTime.create().within(SHORT).run(completesItsOwnFuture()))
                .isInstanceOf(OverdueError.class)
                .hasMessageContaining("standsForOthers = false")
                .hasMessageContaining("VirtualTimeTest.completesItsOwnFuture(VirtualTimeTest.java:");
        time.standStillForOthers(false).run(completesItsOwnFuture());
        assertThat(log).containsExactly("completed@24");
    }

    @Async
    private Coroutine<Void> waitsForEver(AsyncQueue<String> queue, AsyncLock lock) {
        try (var held = await(lock.acquire())) {
            createTask(waitsForTheLock(lock), "other");
            log(await(queue.get()));
        }
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> waitsForTheLock(AsyncLock lock) {
        await(lock.acquire());
        return Coroutine.done();
    }

    @Test
    void a_program_that_cannot_go_on_fails_at_once_with_every_chain_of_awaits() {
        assertThatThrownBy(() -> time.run(waitsForEver(new AsyncQueue<>(), new AsyncLock())))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("nothing is ready, no timer is set")
                .hasMessageContaining("VirtualTimeTest.waitsForEver(VirtualTimeTest.java:")
                .hasMessageContaining("other")
                .hasMessageContaining("VirtualTimeTest.waitsForTheLock(VirtualTimeTest.java:");
        assertThatThrownBy(() -> time.loop().callSoon(log::clear)).hasMessageContaining("closed");
    }

    @Async
    private Coroutine<Void> spins() {
        while (true) {
            await(yieldNow());
        }
    }

    @Async
    private Coroutine<Void> polls() {
        while (true) {
            await(sleep(Duration.ofMillis(1)));
        }
    }

    @Async
    private Coroutine<Void> blocks() throws InterruptedException {
        new CountDownLatch(1).await();
        return Coroutine.done();
    }

    @Test
    void a_loop_that_keeps_busy_is_ended() {
        assertThatThrownBy(() -> VirtualTime.create().within(SHORT).run(spins()))
                .isInstanceOf(OverdueError.class)
                .hasMessageContaining("still busy after PT0.2S of real time")
                .hasMessageContaining("VirtualTimeTest.spins(VirtualTimeTest.java:");
        assertThatThrownBy(() -> VirtualTime.create().within(SHORT).run(polls()))
                .isInstanceOf(OverdueError.class);
        assertThatThrownBy(() -> VirtualTime.create(ready -> 0).within(SHORT).run(spins()))
                .isInstanceOf(OverdueError.class);
    }

    @Test
    void a_step_that_blocks_is_interrupted() throws Exception {
        assertThatThrownBy(() -> VirtualTime.create().within(SHORT).run(blocks()))
                .isInstanceOf(OverdueError.class)
                .hasMessageContaining("still busy after PT0.2S of real time")
                .satisfies(overdue ->
                        assertThat(overdue.getSuppressed()).anyMatch(InterruptedException.class::isInstance));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
