package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.runCoroutineThreadsafe;
import static io.fermata.Asyncio.runInterruptible;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final List<String> log = new ArrayList<>();
    private EventLoop loop;
    private Thread loopThread;

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private void runLoopInBackground() throws InterruptedException {
        loop = EventLoop.create();
        CountDownLatch running = new CountDownLatch(1);
        loop.callSoon(running::countDown);
        loopThread = new Thread(loop::runForever);
        loopThread.start();
        running.await();
    }

    @AfterEach
    void stopLoop() throws InterruptedException {
        if (loop != null) {
            loop.callSoonThreadsafe(loop::stop);
            loopThread.join();
            loop.close();
        }
    }

    @Test
    void blocking_code_runs_on_another_thread_while_the_loop_goes_on() {
        CountDownLatch gate = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Object result = VirtualTime.run(script().then(() -> createTask(script().then(gate::countDown)))
                .await(v -> toThread(() -> {
                    gate.await();
                    return "" + (Thread.currentThread() == main);
                })));
        assertThat(result).isEqualTo("false");
    }

    @Test
    void its_failure_arrives_as_it_was_thrown() {
        IOException failure = new IOException();
        VirtualTime.run(script().await(v -> toThread(() -> {
                    throw failure;
                }))
                .rescue(e -> log.add("" + (e == failure))));
        assertThat(log).containsExactly("true");
    }

    @Test
    void cancelling_its_waiter_does_not_stop_the_code() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<String> ended = new CompletableFuture<>();
        VirtualTime.run(script().run(v -> createTask(script().await(w -> toThread(() -> {
                            begun.countDown();
                            gate.await();
                            return ended.complete("interrupted " + Thread.interrupted());
                        }))
                        .rescue(e -> log.add(e.getClass().getSimpleName()))))
                .await(v -> {
                    EventLoop current = EventLoop.current();
                    new Thread(() -> {
                                try {
                                    begun.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                current.callSoonThreadsafe(() -> ((Task<?>) v).cancel());
                            })
                            .start();
                    return v;
                }));
        assertThat(log).containsExactly("CancelledError");
        gate.countDown();
        assertThat(ended.get()).isEqualTo("interrupted false");
    }

    /** Runs code until it has begun, then cancels who waits for it. */
    private void cancelledWhenItHasBegun(CountDownLatch begun, Coroutine<Object> waiting) {
        VirtualTime.run(script().run(v -> createTask(script().await(w -> waiting)
                        .rescue(e -> log.add(e.getClass().getSimpleName()))))
                .await(v -> script().await(w -> toThread(() -> {
                            begun.await();
                            return null;
                        }))
                        .run(w -> ((Task<?>) v).cancel())
                        .await(w -> v)));
    }

    @Test
    void on_request_the_code_is_interrupted_when_its_waiter_is_cancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> ended = new CompletableFuture<>();
        cancelledWhenItHasBegun(begun, runInterruptible(() -> {
            try {
                begun.countDown();
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                ended.complete("interrupted");
                throw e;
            }
        }));
        assertThat(ended.get()).isEqualTo("interrupted");
        assertThat(log).containsExactly("CancelledError");
    }

    @Test
    void an_interrupt_does_not_outlive_the_code_it_was_for() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        ExecutorService one = Executors.newSingleThreadExecutor();
        InterruptibleCall<Object, RuntimeException> call = new InterruptibleCall<>(() -> {
            begun.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return null;
        });
        cancelledWhenItHasBegun(begun, new AwaitCoroutine<>(new ThreadCall<>(call, one, null)));
        one.execute(() -> seen.complete(Thread.interrupted()));
        assertThat(seen.get()).isFalse();
        one.shutdown();
        call.interrupt();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void interruptible_code_whose_waiter_is_cancelled_before_it_begins_never_does() {
        List<Runnable> submitted = new ArrayList<>();
        InterruptibleCall<Object, RuntimeException> call = new InterruptibleCall<>(() -> log.add("ran"));
        VirtualTime.run(script().run(
                        v -> createTask(new AwaitCoroutine<>(new ThreadCall<>(call, submitted::add, null))))
                .await(v -> script().await(w -> yieldNow())
                        .run(w -> ((Task<?>) v).cancel())
                        .await(w -> yieldNow())
                        .then(() -> submitted.get(0).run())));
        assertThat(submitted).hasSize(1);
        assertThat(log).isEmpty();
    }

    /** What is reported when code throws something on being interrupted. */
    private List<String> reportedAfterInterrupt(Exception thrown) {
        CountDownLatch begun = new CountDownLatch(1);
        EventLoop current = EventLoop.create();
        current.setExceptionHandler(
                (where, context) -> log.add(context.exception().getMessage()));
        Coroutine<Object> waiting = new Script<>()
                .await(v -> runInterruptible(() -> {
                    begun.countDown();
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                    } catch (InterruptedException e) {
                        throw thrown;
                    }
                }));
        Runner.run(
                script().run(v -> createTask(waiting))
                        .await(v -> script().await(w -> toThread(() -> {
                                    begun.await();
                                    return null;
                                }))
                                .run(w -> ((Task<?>) v).cancel())),
                current);
        return log;
    }

    @Test
    void a_failure_that_is_no_interruption_is_reported_though_the_code_was_interrupted() {
        assertThat(reportedAfterInterrupt(new IOException("lost"))).containsExactly("lost");
    }

    @Test
    void what_channels_and_streams_throw_when_they_are_interrupted_is_nobodys_failure() {
        assertThat(reportedAfterInterrupt(new ClosedByInterruptException())).isEmpty();
        assertThat(reportedAfterInterrupt(new InterruptedIOException())).isEmpty();
    }

    @Test
    void interruptible_code_that_nobody_interrupts_gives_its_value_or_its_failure() {
        VirtualTime.run(script().await(v -> runInterruptible(() -> "value"))
                .run(v -> log.add("" + v))
                .await(v -> runInterruptible(() -> {
                    throw new InterruptedException("of its own");
                }))
                .rescue(e -> log.add(e.getMessage())));
        assertThat(log).containsExactly("value", "of its own");
    }

    @Test
    void the_code_runs_on_an_executor_of_ones_own() {
        List<Runnable> submitted = new ArrayList<>();
        VirtualTime.run(script().run(v -> EventLoop.current().runInExecutor(submitted::add, () -> "ran"))
                .await(v -> {
                    EventLoop.current().callSoon(() -> new Thread(submitted.get(0)).start());
                    return v;
                })
                .run(v -> log.add("" + v))
                .await(v -> EventLoop.current().runInExecutor(null, () -> "shared"))
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("ran", "shared");
    }

    @Test
    void a_coroutine_enters_a_loop_from_another_thread() throws Exception {
        runLoopInBackground();
        CompletableFuture<Object> future = runCoroutineThreadsafe(
                script().await(v -> yieldNow()).run(v -> Thread.currentThread() == loopThread), loop);
        assertThat(future.get()).isEqualTo(true);
    }

    @Test
    void what_it_throws_there_is_the_cause_here() throws Exception {
        runLoopInBackground();
        IOException failure = new IOException("there");
        CompletableFuture<Object> future =
                runCoroutineThreadsafe(script().await(v -> yieldNow()).await(v -> Coroutine.failed(failure)), loop);
        assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    }

    @Test
    void a_future_cancelled_before_its_task_begins_never_runs_it() {
        VirtualTime.run(script().run(
                        v -> runCoroutineThreadsafe(script().then(() -> log.add("ran")), EventLoop.current()))
                .run(v -> ((CompletableFuture<?>) v).cancel(true))
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> log.add("tasks " + Asyncio.allTasks().size())));
        assertThat(log).containsExactly("tasks 1");
    }

    @Test
    void cancelling_the_future_cancels_the_task() throws Exception {
        runLoopInBackground();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        CompletableFuture<Object> future = runCoroutineThreadsafe(
                script().then(begun::countDown)
                        .await(v -> sleep(Duration.ofDays(1)))
                        .rescue(e -> seen.complete(e.getClass().getSimpleName())),
                loop);
        begun.await();
        future.cancel(true);
        assertThat(seen.get()).isEqualTo("CancelledError");
    }

    @Test
    void cancelling_the_task_cancels_the_future() throws Exception {
        runLoopInBackground();
        CompletableFuture<Object> future = runCoroutineThreadsafe(
                script().then(() -> Asyncio.currentTask().cancel()).await(v -> yieldNow()), loop);
        CountDownLatch ended = new CountDownLatch(1);
        future.whenComplete((v, e) -> ended.countDown());
        ended.await();
        assertThat(future).isCancelled();
    }

    @Test
    void a_task_cancelled_from_another_thread_is_cancelled_on_its_loop() throws Exception {
        runLoopInBackground();
        CompletableFuture<Task<?>> task = new CompletableFuture<>();
        CompletableFuture<Object> future = runCoroutineThreadsafe(
                script().then(() -> task.complete(Asyncio.currentTask())).await(v -> sleep(Duration.ofDays(1))), loop);
        assertThat(task.get().cancel()).isTrue();
        CountDownLatch ended = new CountDownLatch(1);
        future.whenComplete((v, e) -> ended.countDown());
        ended.await();
        assertThat(task.get().isCancelled()).isTrue();
    }

    @Test
    void a_task_starts_with_its_creators_locals_and_keeps_its_own() {
        TaskLocal<String> local = TaskLocal.withInitial("initial");
        VirtualTime.run(script().then(() -> log.add(local.get()))
                .then(() -> local.set("creator"))
                .run(v -> createTask(script().then(() -> log.add(local.get()))
                        .then(() -> local.set("child"))
                        .await(w -> yieldNow())
                        .then(() -> log.add(local.get()))))
                .run(v -> {
                    local.set("changed after");
                    return v;
                })
                .await(v -> v)
                .then(() -> log.add(local.get()))
                .await(v -> toThread(local::get))
                .run(v -> log.add("thread " + v))
                .then(() -> local.set(null))
                .then(() -> log.add("" + local.get())));
        assertThat(log).containsExactly("initial", "creator", "child", "changed after", "thread changed after", "null");
        assertThat(local.get()).isEqualTo("initial");
    }

    @Test
    void outside_tasks_a_thread_has_its_own_locals() {
        TaskLocal<String> local = TaskLocal.withInitial("initial");
        local.set("main thread");
        VirtualTime.run(script().then(() -> log.add(local.get())).then(() -> local.set("task")));
        log.add(local.get());
        assertThat(log).containsExactly("main thread", "main thread");
    }

    @Test
    void the_trace_of_a_blocking_call_ends_with_it_and_goes_on_with_who_awaits_it() {
        Object caught = VirtualTime.run(script().await(v -> script().await(w -> toThread(() -> {
                    throw new IOException("disk");
                })))
                .rescue(failure -> failure));
        assertThat(((Throwable) caught).getStackTrace())
                .extracting(StackTraceElement::getClassName)
                .noneMatch(name -> name.startsWith("java."))
                .containsSequence("awaited", "io.fermata.Script");
    }
}
