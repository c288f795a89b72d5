package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.Started;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long loops and deep chains on a thread with the default stack, with a heap that stays as it is. */
class ScaleTest {
    private static final int MILLION = 1_000_000;
    private static final int DEPTH = 10_000;
    private static final long SLACK = 1 << 20;
    private static final Program PROGRAM = Program.named("Scale");

    private final Awaitable<Integer> inline = waiter -> waiter.resume(1);
    private final Awaitable<Integer> done = Awaitable.of(CompletableFuture.completedFuture(1));
    private final Pending<Integer> pending = new Pending<>();

    @ParameterizedTest
    @ValueSource(strings = {"loop", "tailRecursion"})
    void a_million_inline_resumptions_take_no_stack(String method) throws Throwable {
        assertThat(endOf(call(method, inline, MILLION))).isEqualTo((long) MILLION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "tailRecursion"})
    void a_million_awaits_of_what_is_done_take_no_stack(String method) throws Throwable {
        assertThat(endOf(call(method, done, MILLION))).isEqualTo((long) MILLION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "tailRecursion"})
    void a_million_pending_awaits_keep_the_heap_flat(String method) throws Throwable {
        Started<Object> started = Started.start(call(method, pending, MILLION));
        resume(DEPTH);
        long early = usedMemory();
        resume(MILLION - DEPTH - 1);
        assertThat(usedMemory() - early).isLessThan(SLACK);
        assertThat(started.end()).isNotDone();
        assertThat(pending.resumeAll(1)).isOne();
        assertThat(started.end()).isCompletedWithValue((long) MILLION);
    }

    @Test
    void calls_in_a_loop_leave_nothing_behind() throws Throwable {
        assertThat(endOf(call("loopOverCalls", inline, DEPTH))).isEqualTo(2L * DEPTH);
        Started<Object> started = Started.start(call("loopOverCalls", pending, DEPTH));
        assertThat(pending.resumeAll(2)).isEqualTo(2 * DEPTH);
        assertThat(started.end()).isCompletedWithValue(4L * DEPTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "deepWithFinally"})
    void a_deep_chain_completes_without_suspending(String method) throws Throwable {
        int expected = method.equals("deep") ? DEPTH : 0;
        assertThat(endOf(call(method, Coroutine.of(0), DEPTH))).isEqualTo(expected);
        assertThat(endOf(call(method, inline, DEPTH))).isEqualTo(expected + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "deepWithFinally"})
    void a_deep_chain_suspends_and_completes(String method) throws Throwable {
        Started<Object> started = Started.start(call(method, pending, DEPTH));
        pending.resume(5);
        assertThat(started.end()).isCompletedWithValue(method.equals("deep") ? DEPTH + 5 : 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "deepWithFinally"})
    void a_failure_comes_up_a_deep_chain(String method) throws Throwable {
        IllegalStateException failure = new IllegalStateException("bottom");
        Started<Object> started = Started.start(call(method, pending, DEPTH));
        pending.fail(failure);
        assertThat(started.end()).isCompletedExceptionally();
        assertThatThrownBy(() -> started.end().get()).hasCause(failure);
    }

    private static Coroutine<Object> call(String method, Awaitable<Integer> each, int count) throws Throwable {
        return PROGRAM.call(method, each, count);
    }

    private void resume(int times) {
        for (int i = 0; i < times; i++) {
            pending.resume(1);
        }
    }

    /** The result of a coroutine that ends by itself, run on a thread like any other. */
    private static Object endOf(Coroutine<Object> coroutine) throws Exception {
        FutureTask<Object> run =
                new FutureTask<>(() -> Started.start(coroutine).end().getNow("pending"));
        new Thread(run).start();
        return run.get();
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
