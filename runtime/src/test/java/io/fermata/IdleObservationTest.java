package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.observe.LoopSnapshot;
import io.fermata.observe.LoopState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A loop that nobody runs is read by whoever looks at it, and somebody may come to run it. */
class IdleObservationTest {
    private final EventLoop loop = EventLoop.create();

    /** Keeps whoever asks where it stands until it is told to answer. */
    private static final class Reluctant extends Coroutine<Object> {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answer = new CountDownLatch(1);
        final AtomicBoolean hasRun = new AtomicBoolean();
        final Awaitable<?> awaited;

        Reluctant(Awaitable<?> awaited) {
            this.awaited = awaited;
        }

        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            hasRun.set(true);
            return e.await(awaited) == Execution.SUSPENDED ? e.suspend(this, 1) : "over";
        }

        @Override
        protected StackTraceElement location() {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new StackTraceElement("shop.Stock", "take", "Stock.java", 12);
        }
    }

    @Test
    void nothing_runs_while_somebody_reads() throws Exception {
        Reluctant reluctant = new Reluctant(Coroutine.done());
        Task<Object> task = loop.createTask(reluctant, "reluctant");
        CompletableFuture<LoopSnapshot> seen = CompletableFuture.supplyAsync(loop::snapshot);
        reluctant.asked.await();
        Thread runner = new Thread(() -> loop.runUntilComplete(task), "runner");
        runner.start();
        while (runner.getState() != Thread.State.WAITING && runner.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(reluctant.hasRun).isFalse();
        reluctant.answer.countDown();
        runner.join();
        assertThat(reluctant.hasRun).isTrue();
        assertThat(seen.join().state()).isEqualTo(LoopState.STOPPED);
        assertThat(seen.join().tasks()).hasSize(1);
        loop.close();
    }

    @Test
    void a_loop_that_takes_its_time_to_answer_is_not_blocked() throws Exception {
        Reluctant reluctant = new Reluctant(loop.createPromise());
        loop.createTask(reluctant, "reluctant");
        Thread runner = new Thread(loop::runForever, "runner");
        runner.start();
        while (!reluctant.hasRun.get()) {
            Thread.onSpinWait();
        }
        CompletableFuture<LoopSnapshot> seen =
                CompletableFuture.supplyAsync(() -> loop.snapshot(Duration.ofSeconds(1)));
        reluctant.asked.await();
        assertThatThrownBy(() -> seen.get(1200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        reluctant.answer.countDown();
        assertThat(seen.get().state()).isEqualTo(LoopState.RUNNING);
        loop.callSoonThreadsafe(loop::stop);
        runner.join();
        loop.close();
    }

    @Test
    void tasks_that_are_made_and_run_meanwhile_do_no_harm() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch looking = new CountDownLatch(1);
        CompletableFuture<Integer> looks = CompletableFuture.supplyAsync(() -> {
            int count = 0;
            while (!over.get()) {
                LoopSnapshot seen = loop.snapshot();
                assertThat(seen.deadlocks()).isEmpty();
                assertThat(seen.toJson()).startsWith("{\"name\":\"" + loop);
                count++;
                looking.countDown();
            }
            return count;
        });
        looking.await();
        for (int i = 0; i < 2_000; i++) {
            loop.runUntilComplete(new Script<>()
                    .await(v -> Asyncio.taskGroup(group -> {
                        for (int j = 0; j < 5; j++) {
                            group.createTask(new Script<>().await(w -> Asyncio.yieldNow()));
                        }
                        return new Script<>().await(w -> Asyncio.yieldNow());
                    })));
        }
        over.set(true);
        assertThat(looks.get()).isPositive();
        loop.close();
    }
}
