package io.fermata;

import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks as the futures of other threads, which may block. */
class BlockingWaitTest {
    private final EventLoop loop = EventLoop.create();
    private final Thread thread = new Thread(loop::runForever, "loop");

    private static Script<Object> script() {
        return new Script<>();
    }

    @BeforeEach
    void startLoop() {
        thread.start();
    }

    @AfterEach
    void stopLoop() throws InterruptedException {
        if (thread.isAlive()) {
            loop.callSoonThreadsafe(loop::stop);
            thread.join();
        }
        loop.close();
    }

    private <T> Task<T> start(Coroutine<T> coroutine) throws Exception {
        CompletableFuture<Task<T>> task = new CompletableFuture<>();
        loop.execute(() -> task.complete(loop.createTask(coroutine)));
        return task.get();
    }

    /** Has the loop run something when {@code waiter} waits, and not before. */
    private void onceWaiting(Thread waiter, Runnable action) {
        switch (waiter.getState()) {
            case WAITING, TIMED_WAITING -> action.run();
            default -> loop.execute(() -> onceWaiting(waiter, action));
        }
    }

    @Test
    void they_wait_for_the_value_the_failure_or_the_cancellation() throws Exception {
        IOException failure = new IOException();
        Promise<Object> value = loop.createPromise();
        Future<Object> succeeding = start(script().await(v -> value));
        onceWaiting(Thread.currentThread(), () -> value.complete("value"));
        assertThat(succeeding.get()).isEqualTo("value");
        Promise<Object> gate = loop.createPromise();
        Future<Object> failing = start(script().await(v -> gate).run(v -> {
            throw failure;
        }));
        onceWaiting(Thread.currentThread(), () -> gate.complete("open"));
        assertThatThrownBy(() -> failing.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(failure);
        Future<?> cancelled = start(sleep(Duration.ofDays(1)));
        assertThat(cancelled.cancel(true)).isTrue();
        assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(cancelled::get).isInstanceOf(CancellationException.class);
        assertThat(cancelled.cancel(true)).isFalse();
    }

    @Test
    void they_wait_no_longer_than_they_want_to() throws Exception {
        Task<Void> task = start(sleep(Duration.ofDays(1)));
        assertThatThrownBy(() -> task.get(1, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(task.name());
        Task<String> done = start(Coroutine.of("done"));
        assertThat(done.get()).isEqualTo("done");
        assertThat(done.get(0, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void what_has_not_ended_has_neither_result_nor_failure_yet() throws Exception {
        Task<Void> task = start(sleep(Duration.ofDays(1)));
        assertThatThrownBy(task::resultNow).hasMessageContaining("is not done");
        assertThatThrownBy(task::exceptionNow).hasMessageContaining("is not done");
        assertThatThrownBy(start(Coroutine.of("x"))::exceptionNow).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobody_waits_for_a_task_of_a_closed_loop() throws Exception {
        Task<Void> task = start(sleep(Duration.ofDays(1)));
        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        loop.close();
        assertThatThrownBy(task::get).hasMessage("the event loop is closed");
        assertThatThrownBy(() -> task.subscribe(new PromiseEntry<>(loop.createPromise())))
                .hasMessage("the event loop is closed");
    }

    @Test
    void who_waits_for_a_task_when_its_loop_is_closed_waits_no_longer() throws Exception {
        Task<Void> task = start(sleep(Duration.ofDays(1)));
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        Thread waiter = new Thread(() -> seen.complete(catchThrowable(task::get)), "waiter");
        waiter.start();
        onceWaiting(waiter, loop::stop);
        thread.join();
        loop.close();
        assertThat(seen.get(20, TimeUnit.SECONDS)).hasMessage("the event loop is closed");
        waiter.join();
    }

    @Test
    void a_coroutine_that_was_used_before_fails_the_future_that_enters_it() {
        Coroutine<String> used = Coroutine.of("used");
        used.start(new FutureBridge<>(null));
        assertThatThrownBy(() -> Asyncio.runCoroutineThreadsafe(used, loop).get())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_future_cancelled_before_its_coroutine_has_entered_keeps_it_out() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch passed = new CountDownLatch(1);
        boolean[] ran = {false};
        loop.execute(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        CompletableFuture<Object> future = Asyncio.runCoroutineThreadsafe(script().then(() -> ran[0] = true), loop);
        assertThat(future.cancel(false)).isTrue();
        loop.execute(passed::countDown);
        gate.countDown();
        passed.await();
        assertThat(ran[0]).isFalse();
    }
}
