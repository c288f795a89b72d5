package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ForeignAwaitableTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    /** Never resumes by itself; remembers who came and went. */
    private final class Recorder implements Awaitable<String> {
        private Continuation<? super String> waiter;

        @Override
        public void subscribe(Continuation<? super String> k) {
            waiter = k;
            log.add("subscribed");
        }

        @Override
        public void unsubscribe(Continuation<? super String> k) {
            log.add("unsubscribed " + (k == waiter));
        }
    }

    @Test
    void a_jdk_future_is_cancelled_when_its_waiter_is() {
        CompletableFuture<String> direct = new CompletableFuture<>();
        CompletableFuture<String> wrapped = new CompletableFuture<>();
        VirtualTime.run(script().run(v -> List.of(
                        createTask(script().await(w -> direct)
                                .rescue(e -> log.add(e.getClass().getSimpleName()))),
                        createTask(script().await(w -> Awaitable.of(wrapped)).rescue(e -> log.add("again")))))
                .run(v -> {
                    EventLoop.current().callSoon(() -> ((List<?>) v).forEach(t -> ((Task<?>) t).cancel()));
                    return ((List<?>) v).get(1);
                })
                .await(v -> v));
        assertThat(log).containsExactly("CancelledError", "again");
        assertThat(direct).isCancelled();
        assertThat(wrapped).isCancelled();
    }

    @Test
    void a_completion_on_another_thread_resumes_the_task_on_its_loop() {
        CompletableFuture<String> future = new CompletableFuture<>();
        Thread loopThread = Thread.currentThread();
        VirtualTime.run(script().then(() -> new Thread(() -> future.complete("x")).start())
                .await(v -> future)
                .run(v -> log.add(v + " " + (Thread.currentThread() == loopThread))));
        assertThat(log).containsExactly("x true");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void resumptions_from_another_thread_race_with_the_loop_falling_asleep() throws Exception {
        EventLoop loop = EventLoop.create();
        int rounds = 20_000;
        AtomicReference<Continuation<? super Integer>> mailbox = new AtomicReference<>();
        Thread resumer = new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
                Continuation<? super Integer> k = null;
                while (k == null) {
                    k = mailbox.getAndSet(null);
                    Thread.onSpinWait();
                }
                k.resume(i);
            }
        });
        resumer.setDaemon(true);
        resumer.start();
        Awaitable<Integer> raced = mailbox::set;
        assertThat(loop.<Object>runUntilComplete(script().repeat(rounds, v -> raced)))
                .isEqualTo(rounds - 1);
        resumer.join();
        loop.close();
    }

    @Test
    void the_waiter_being_cancelled_unsubscribes() {
        Recorder recorder = new Recorder();
        VirtualTime.run(script().run(
                        v -> createTask(script().await(w -> recorder).rescue(e -> log.add(e.getMessage()))))
                .run(v -> {
                    EventLoop.current().callSoon(() -> ((Task<?>) v).cancel("why"));
                    return v;
                })
                .await(v -> v)
                .then(() -> recorder.waiter.resume("late"))
                .await(v -> yieldNow()));
        assertThat(log).containsExactly("subscribed", "unsubscribed true", "why");
    }

    @Test
    void it_is_subscribed_after_the_stack_has_unwound() {
        Awaitable<String> inline = k -> {
            log.add("depth "
                    + StackWalker.getInstance()
                            .walk(frames -> frames.filter(f -> f.getClassName().equals(Script.class.getName()))
                                    .count()));
            k.resume("x");
        };
        VirtualTime.run(script().await(v -> script().await(w -> script().await(x -> inline))));
        assertThat(log).containsExactly("depth 0");
    }

    @Test
    void a_cancellation_within_subscribe_is_delivered_there() {
        Awaitable<String> cancelling = k -> Asyncio.currentTask().cancel("within");
        VirtualTime.run(script().await(v -> cancelling).rescue(e -> log.add(e.getMessage())));
        assertThat(log).containsExactly("within");
    }

    @Test
    void fail_with_null_is_a_null_pointer_exception() {
        Awaitable<String> failing = k -> k.fail(null);
        VirtualTime.run(
                script().await(v -> failing).rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("NullPointerException");
    }

    @Test
    void tasks_and_promises_can_be_subscribed_to_from_any_thread() {
        CompletableFuture<Object> seen = new CompletableFuture<>();
        Continuation<Object> k = new Continuation<>() {
            @Override
            public void resume(Object value) {
                seen.complete(value);
            }

            @Override
            public void fail(Throwable failure) {
                seen.completeExceptionally(failure);
            }
        };
        Object result = VirtualTime.run(script().run(
                        v -> createTask(script().await(w -> yieldNow()).run(w -> "task")))
                .then(() -> {})
                .run(v -> {
                    new Thread(() -> ((Task<?>) v).subscribe(k)).start();
                    return v;
                })
                .await(v -> seen));
        assertThat(result).isEqualTo("task");
    }

    @Test
    void who_unsubscribes_from_a_promise_is_not_resumed() {
        AtomicReference<Promise<String>> promise = new AtomicReference<>();
        Continuation<String> k = new Continuation<>() {
            @Override
            public void resume(String value) {
                log.add(value);
            }

            @Override
            public void fail(Throwable failure) {
                log.add("" + failure);
            }
        };
        VirtualTime.run(script().then(() -> promise.set(EventLoop.current().createPromise()))
                .then(() -> promise.get().subscribe(k))
                .then(() -> promise.get().subscribe(k))
                .then(() -> promise.get().unsubscribe(k))
                .then(() -> promise.get().complete("one of two"))
                .await(v -> yieldNow()));
        assertThat(log).containsExactly("one of two");
    }

    @Test
    void a_promise_that_is_cancelled_is_a_cancellation_exception_to_its_waiters() {
        VirtualTime.run(script().run(v -> EventLoop.current().createPromise())
                .run(v -> {
                    EventLoop.current().callSoon(() -> ((Promise<?>) v).cancel());
                    return v;
                })
                .await(v -> v)
                .rescue(e -> log.add("" + (e instanceof CancellationException))));
        assertThat(log).containsExactly("true");
    }

    @Test
    void a_promise_is_not_for_other_threads() {
        CompletableFuture<String> error = new CompletableFuture<>();
        Object seen = VirtualTime.run(script().run(v -> EventLoop.current().createPromise())
                .run(v -> {
                    new Thread(() -> {
                                try {
                                    ((Promise<?>) v).complete(null);
                                    error.complete("none");
                                } catch (IllegalStateException e) {
                                    error.complete("refused");
                                }
                            })
                            .start();
                    return v;
                })
                .await(v -> error));
        assertThat(seen).isEqualTo("refused");
    }

    /** Cannot be unsubscribed from. */
    private static Awaitable<Object> clinging() {
        return new Awaitable<>() {
            @Override
            public void subscribe(Continuation<? super Object> k) {}

            @Override
            public void unsubscribe(Continuation<? super Object> k) {
                throw new IllegalStateException("clings");
            }
        };
    }

    @Test
    void an_awaitable_that_cannot_be_left_is_reported_and_left() {
        EventLoop loop = VirtualTime.loop();
        List<String> reported = new ArrayList<>();
        loop.setExceptionHandler(
                (where, context) -> reported.add(context.exception().getMessage()));
        Runner.run(
                new Script<>()
                        .run(v -> Asyncio.createTask(new Script<>().await(w -> clinging())))
                        .await(v -> Asyncio.yieldNow()),
                loop);
        assertThat(reported).containsExactly("clings");
    }

    @Test
    void off_any_loop_that_is_for_the_handler_of_the_thread() throws Exception {
        List<String> reported = new ArrayList<>();
        CompletableFuture<Object> future = Execution.startFuture(new Script<>().await(v -> clinging()));
        Thread thread = new Thread(() -> future.cancel(true));
        thread.setUncaughtExceptionHandler((where, failure) -> reported.add(failure.getMessage()));
        thread.start();
        thread.join();
        assertThat(reported).containsExactly("clings");
        assertThat(future).isCancelled();
    }

    @Test
    void several_subscribers_leave_a_promise_one_by_one() {
        List<String> resumed = new ArrayList<>();
        EventLoop loop = VirtualTime.loop();
        Promise<String> promise = loop.createPromise();
        List<PromiseEntry<String>> subscribers = new ArrayList<>();
        List<Promise<String>> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.add(loop.createPromise());
            subscribers.add(new PromiseEntry<>(told.get(i)));
        }
        loop.callSoon(() -> {
            subscribers.forEach(promise::subscribe);
            promise.unsubscribe(subscribers.get(1));
            promise.unsubscribe(new PromiseEntry<>(told.get(0)));
            promise.complete("value");
        });
        loop.callLater(java.time.Duration.ofSeconds(1), loop::stop);
        loop.runForever();
        told.forEach(each -> resumed.add(each.isDone() ? each.resultNow() : "left out"));
        assertThat(resumed).containsExactly("value", "left out", "value");
        loop.close();
    }

    @Test
    void what_belongs_to_a_loop_is_waited_for_in_one_loop_at_a_time() {
        AsyncLock lock = new AsyncLock();
        EventLoop first = VirtualTime.loop();
        first.createTask(new Script<>().await(v -> lock.acquire()).await(v -> lock.acquire()));
        first.stop();
        first.runForever();
        Object refused =
                VirtualTime.run(new Script<>().await(v -> lock.acquire()).rescue(e -> e.getMessage()));
        assertThat(refused).isEqualTo("waited for in another event loop");
        first.close();
    }

    @Test
    void something_that_is_neither_awaitable_nor_a_stage_is_refused() {
        Object refused = VirtualTime.run(new Script<>().await(v -> "text").rescue(e -> e.getMessage()));
        assertThat(refused).isEqualTo("java.lang.String cannot be awaited");
    }
}
