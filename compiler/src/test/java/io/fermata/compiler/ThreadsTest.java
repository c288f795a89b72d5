package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Awaitable;
import io.fermata.Continuation;
import io.fermata.Coroutine;
import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Resumption by other threads, resumption that races with the suspension, and resumption once too often. */
class ThreadsTest {
    private static final int ROUNDS = 20_000;
    private static final Program PROGRAM = Program.named("Threads");
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    @AfterAll
    static void closePool() {
        POOL.shutdownNow();
    }

    @Test
    void a_coroutine_goes_on_on_the_thread_that_resumes_it() throws Throwable {
        Pending<String> pending = new Pending<>();
        String here = Thread.currentThread().getName();
        Started<String> started = Started.start(PROGRAM.call("threadsOnTheWay", pending, pending));
        resumeBy("first", pending);
        resumeBy("second", pending);
        assertThat(started.end()).isCompletedWithValue(here + " v-first v-second " + here.length());
    }

    @Test
    void a_resumption_that_races_with_the_suspension_meets_a_whole_frame() throws Throwable {
        Awaitable<Integer> racing = waiter -> POOL.execute(() -> waiter.resume(1));
        List<Started<Long>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(Started.start(PROGRAM.call("sum", racing, ROUNDS)));
        }
        for (Started<Long> started : all) {
            assertThat(started.end().get(60, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
        }
    }

    @Test
    void a_second_resumption_does_nothing() throws Throwable {
        List<Continuation<? super String>> waiters = new ArrayList<>();
        Coroutine<String> coroutine =
                PROGRAM.call("two", (Awaitable<String>) waiters::add, (Awaitable<String>) waiters::add);
        Started<String> started = Started.start(coroutine);
        waiters.get(0).resume("a");
        waiters.get(0).resume("stale");
        waiters.get(0).fail(new IllegalStateException("stale"));
        assertThat(started.end()).isNotDone();
        waiters.get(1).resume("b");
        waiters.get(1).resume("late");
        waiters.get(0).resume("late");
        assertThat(started.end()).isCompletedWithValue("ab");
    }

    private static void resumeBy(String threadName, Pending<String> pending) throws InterruptedException {
        Thread thread = new Thread(() -> pending.resume("v-"), threadName);
        thread.start();
        thread.join();
    }
}
