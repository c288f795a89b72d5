package io.fermata;

import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CoroutineTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    /** What a hand-driven coroutine ended with. */
    private static final class End implements Continuation<Object> {
        private Object value;
        private Throwable failure;
        private int times;

        @Override
        public void resume(Object result) {
            value = result;
            times++;
        }

        @Override
        public void fail(Throwable thrown) {
            failure = thrown;
            times++;
        }
    }

    private static End start(Coroutine<?> coroutine) {
        End end = new End();
        coroutine.start(end);
        return end;
    }

    @Test
    void nothing_runs_until_it_is_started() {
        Coroutine<Object> coroutine = script().then(() -> log.add("ran"));
        assertThat(log).isEmpty();
        start(coroutine);
        assertThat(log).containsExactly("ran");
    }

    @Test
    void a_coroutine_without_suspension_ends_within_start() {
        assertThat(start(script().await(v -> Coroutine.of(1)).run(v -> (Integer) v + 1)).value)
                .isEqualTo(2);
        assertThat(start(Coroutine.done()).value).isNull();
        IOException failure = new IOException();
        assertThat(start(Coroutine.failed(failure)).failure).isSameAs(failure);
    }

    @Test
    void a_second_use_is_an_error() {
        Coroutine<Object> used = script();
        start(used);
        assertThatThrownBy(() -> start(used))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot reuse already awaited coroutine");
        assertThat(start(script().await(v -> used)).failure).isInstanceOf(IllegalStateException.class);
        Coroutine<String> completed = Coroutine.of("x");
        start(completed);
        assertThatThrownBy(() -> start(completed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_coroutine_that_awaits_itself_fails() {
        Script<Object> itself = script();
        assertThat(start(itself.await(v -> itself)).failure).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void awaiting_null_is_a_null_pointer_exception() {
        assertThat(start(script().await(v -> null)).failure).isInstanceOf(NullPointerException.class);
    }

    @Test
    void an_awaitable_whose_subscribe_throws_fails_the_await() {
        Awaitable<String> broken = k -> {
            throw new IllegalArgumentException("broken");
        };
        assertThat(start(script().await(v -> broken).rescue(Throwable::getMessage)).value)
                .isEqualTo("broken");
    }

    @Test
    void it_goes_on_inside_the_call_that_resumes_it() {
        List<Continuation<? super String>> parked = new ArrayList<>();
        Awaitable<String> awaitable = parked::add;
        End end = start(script().await(v -> script().await(w -> awaitable).run(w -> w + "!")));
        assertThat(end.times).isZero();
        parked.get(0).resume("resumed");
        assertThat(end.value).isEqualTo("resumed!");
    }

    @Test
    void a_second_or_stale_resumption_does_nothing() {
        List<Continuation<? super String>> parked = new ArrayList<>();
        Awaitable<String> awaitable = parked::add;
        End end =
                start(script().await(v -> awaitable).then(() -> log.add("once")).await(v -> awaitable));
        parked.get(0).resume("1");
        parked.get(0).resume("2");
        parked.get(0).fail(new IOException());
        assertThat(end.times).isZero();
        parked.get(1).resume("3");
        parked.get(1).resume("4");
        assertThat(end.value).isEqualTo("3");
        assertThat(end.times).isEqualTo(1);
        assertThat(log).containsExactly("once");
    }

    @Test
    void a_million_inline_resumptions_use_no_stack() {
        Awaitable<Integer> inline = k -> k.resume(1);
        assertThat(start(script().repeat(1_000_000, v -> inline)).value).isEqualTo(1);
        assertThat(VirtualTime.<Object>run(script().repeat(1_000_000, v -> inline)))
                .isEqualTo(1);
    }

    @Test
    void a_million_ready_coroutines_use_no_stack() {
        assertThat(start(script().repeat(1_000_000, v -> Coroutine.of(2))).value)
                .isEqualTo(2);
    }

    private static Coroutine<Object> chain(int depth, Awaitable<?> innermost) {
        return depth == 0
                ? script().await(v -> innermost)
                : script().await(v -> chain(depth - 1, innermost)).run(v -> (Integer) v + 1);
    }

    @Test
    void a_deep_chain_suspends_and_completes_in_little_stack() throws Exception {
        List<Continuation<? super Integer>> parked = new ArrayList<>();
        Awaitable<Integer> awaitable = parked::add;
        CompletableFuture<End> ended = new CompletableFuture<>();
        Thread small = new Thread(
                null,
                () -> {
                    End end = start(chain(100_000, awaitable));
                    parked.get(0).resume(0);
                    ended.complete(end);
                },
                "small stack",
                256 * 1024);
        small.start();
        assertThat(ended.get().value).isEqualTo(100_000);
    }

    @Test
    void a_deep_chain_that_does_not_suspend_completes() {
        assertThat(start(chain(100_000, Coroutine.of(0))).value).isEqualTo(100_000);
    }

    @Test
    void a_failure_passes_through_a_deep_chain() {
        IOException failure = new IOException();
        assertThat(start(chain(100_000, Coroutine.failed(failure))).failure).isSameAs(failure);
    }

    @Test
    void the_depth_of_the_stack_is_kept_when_calls_throw() {
        Coroutine<Object> many = script();
        Script<Object> failing = (Script<Object>) many;
        for (int i = 0; i < 1_000; i++) {
            failing.await(v -> script().run(w -> {
                throw new IOException();
            }));
            failing.rescue(e -> null);
        }
        failing.run(v -> "end");
        assertThat(start(many).value).isEqualTo("end");
    }

    private static Coroutine<Object> countDown(int[] left) {
        return script().tail(v -> left[0]-- > 0 ? countDown(left) : Coroutine.of("end"));
    }

    @Test
    void tail_awaits_run_for_ever_in_constant_stack() {
        assertThat(start(countDown(new int[] {1_000_000})).value).isEqualTo("end");
    }

    private static Coroutine<Object> yieldDown(int[] left) {
        return script().await(v -> yieldNow()).tail(v -> left[0]-- > 0 ? yieldDown(left) : Coroutine.of("end"));
    }

    @Test
    void tail_awaits_that_suspend_drop_their_frames() {
        Object result = VirtualTime.run(script().run(
                        v -> Asyncio.createTask(script().await(w -> yieldDown(new int[] {200_000}))))
                .run(v -> {
                    EventLoop loop = EventLoop.current();
                    loop.callLater(
                            Duration.ZERO,
                            () -> log.add("" + ((Task<?>) v).stack().size()));
                    return v;
                })
                .await(v -> v));
        assertThat(result).isEqualTo("end");
        assertThat(Integer.parseInt(log.get(0))).isLessThan(5);
    }

    @Test
    void a_tail_await_of_something_pending_resumes_the_caller() {
        assertThat(VirtualTime.<Object>run(script().await(
                                v -> script().tail(w -> sleep(Duration.ofSeconds(1), "slept")))
                        .run(v -> v + "!")))
                .isEqualTo("slept!");
        assertThat(VirtualTime.<Object>run(script().tail(v -> Asyncio.createTask(script().run(w -> "task")))))
                .isEqualTo("task");
    }

    @Test
    void a_long_loop_over_pending_awaits_keeps_the_heap_flat() {
        VirtualTime.run(script().repeat(1_000_000, v -> yieldNow()).then(() -> log.add("end")));
        assertThat(log).containsExactly("end");
    }

    @Test
    void it_goes_on_on_the_thread_that_resumes_it() throws Exception {
        CompletableFuture<String> resumedOn = new CompletableFuture<>();
        CompletableFuture<String> trigger = new CompletableFuture<>();
        start(script().await(v -> trigger)
                .run(v -> resumedOn.complete(Thread.currentThread().getName())));
        Thread thread = new Thread(() -> trigger.complete("x"), "resumer");
        thread.start();
        assertThat(resumedOn.get()).isEqualTo("resumer");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_resumption_that_races_with_suspension_is_neither_lost_nor_doubled() throws Exception {
        int rounds = 100_000;
        List<Continuation<? super Integer>> mailbox = new ArrayList<>();
        Thread resumer = new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
                Continuation<? super Integer> k = null;
                while (k == null) {
                    synchronized (mailbox) {
                        k = mailbox.isEmpty() ? null : mailbox.remove(0);
                    }
                    Thread.onSpinWait();
                }
                k.resume(i);
            }
        });
        resumer.setDaemon(true);
        resumer.start();
        Awaitable<Integer> raced = k -> {
            synchronized (mailbox) {
                mailbox.add(k);
            }
        };
        CompletableFuture<Object> end = new CompletableFuture<>();
        script().repeat(rounds, v -> raced).run(end::complete).start(new End());
        assertThat(end.get()).isEqualTo(rounds - 1);
        resumer.join();
    }

    @Test
    void a_long_chain_of_resumptions_inside_each_other_uses_little_stack() {
        int length = 100_000;
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        futures.add(new CompletableFuture<>());
        for (int i = 0; i < length; i++) {
            CompletableFuture<Object> before = futures.get(i);
            CompletableFuture<Object> after = new CompletableFuture<>();
            futures.add(after);
            start(script().await(v -> before).run(after::complete));
        }
        futures.get(0).complete("x");
        assertThat(futures.get(length)).isCompletedWithValue("x");
    }

    @Test
    void sleeping_needs_a_loop() {
        assertThat(start(sleep(Duration.ofSeconds(1))).failure).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_hand_driven_coroutine_on_a_loop_may_wait_for_what_is_the_loops() {
        End end = new End();
        VirtualTime.run(script().then(() -> script().await(v -> sleep(Duration.ofSeconds(1)))
                        .run(v -> "slept")
                        .start(end))
                .await(v -> sleep(Duration.ofSeconds(2))));
        assertThat(end.value).isEqualTo("slept");
    }

    @Test
    void a_hand_driven_coroutine_off_any_loop_may_await_a_task() throws Exception {
        EventLoop loop = EventLoop.create();
        Task<Object> task = loop.createTask(script().await(v -> yieldNow()).run(v -> "task"));
        CompletableFuture<Object> end = new CompletableFuture<>();
        script().await(v -> task).run(end::complete).start(new End());
        loop.runUntilComplete(script().await(v -> task));
        loop.runUntilComplete(script().await(v -> end));
        loop.close();
        assertThat(end).isCompletedWithValue("task");
    }

    @Test
    void generated_code_for_another_protocol_is_refused_with_a_remedy() {
        Execution.requireAbi(2);
        assertThatThrownBy(() -> Execution.requireAbi(3))
                .isInstanceOf(LinkageError.class)
                .hasMessageContaining("fermata-runtime");
        assertThatThrownBy(() -> Execution.requireAbi(1))
                .isInstanceOf(LinkageError.class)
                .hasMessageContaining("compile");
    }

    @Test
    void await_in_code_that_was_not_transformed_names_both_remedies() {
        assertThatThrownBy(() -> Asyncio.await(Coroutine.of("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fermata-maven-plugin")
                .hasMessageContaining("-javaagent");
        assertThatThrownBy(() -> Asyncio.await(CompletableFuture.completedFuture("x")))
                .isInstanceOf(IllegalStateException.class);
    }
}
