package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.observe.LoopCounters;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountersTest {
    /** Time that passes when it is told to, in a step or while the loop sleeps. */
    private static final class Clock implements IdleWait {
        final AtomicLong now = new AtomicLong();
        int looks;

        @Override
        public long nanoTime() {
            looks++;
            return now.get();
        }

        @Override
        public void await(long nanos) {
            now.addAndGet(nanos);
        }

        void pass(Duration duration) {
            now.addAndGet(duration.toNanos());
        }

        @Override
        public void wakeUp() {}

        @Override
        public void leave() {}

        @Override
        public void close() {}
    }

    private final Clock clock = new Clock();
    private final EventLoop loop = new EventLoop(clock);

    @Test
    void steps_timers_and_tasks_are_counted() {
        loop.callLater(Duration.ofHours(1), () -> {});
        loop.createTask(new Script<>().await(v -> Asyncio.sleep(Duration.ofHours(1))));
        loop.runUntilComplete(new Script<>().repeat(10, v -> Asyncio.yieldNow()));
        LoopCounters counters = loop.counters();
        assertThat(counters.steps()).isEqualTo(13);
        assertThat(counters.timers()).isEqualTo(2);
        assertThat(counters.tasks()).isEqualTo(1);
    }

    @Test
    void what_is_ready_is_counted_every_few_steps_and_nothing_is_when_the_loop_sleeps() {
        int[] ready = new int[1];
        for (int i = 0; i < 100; i++) {
            loop.createTask(new Script<>().repeat(10, v -> Asyncio.yieldNow()));
        }
        loop.runUntilComplete(new Script<>()
                .repeat(5, v -> Asyncio.yieldNow())
                .then(() -> ready[0] = loop.counters().ready())
                .await(v -> Asyncio.sleep(Duration.ofHours(1))));
        assertThat(ready[0]).isEqualTo(101);
        assertThat(loop.counters().ready()).isZero();
    }

    @Test
    void a_step_that_blocks_is_the_longest_one_and_sleep_does_not_count() {
        loop.runUntilComplete(new Script<>()
                .await(v -> Asyncio.sleep(Duration.ofHours(1)))
                .then(() -> clock.pass(Duration.ofMillis(300)))
                .await(v -> Asyncio.sleep(Duration.ofHours(1))));
        assertThat(loop.counters().longestStep()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_loop_that_never_sleeps_looks_at_the_clock_now_and_then() {
        loop.runUntilComplete(new Script<>().repeat(1_000, v -> {
            clock.pass(Duration.ofMillis(1));
            return Asyncio.yieldNow();
        }));
        assertThat(loop.counters().longestStep()).isBetween(Duration.ofMillis(1), Duration.ofMillis(64));
    }

    @Test
    void the_clock_is_looked_at_less_often_while_steps_are_short() {
        loop.runUntilComplete(new Script<>().repeat(100_000, v -> Asyncio.yieldNow()));
        assertThat(clock.looks).isBetween(100_000 / 1024, 200);
    }

    @Test
    void a_timer_that_comes_late_is_the_lag() {
        loop.callLater(Duration.ofMillis(10), () -> {});
        loop.callSoon(() -> clock.pass(Duration.ofMillis(35)));
        loop.runUntilComplete(new Script<>().await(v -> Asyncio.sleep(Duration.ofSeconds(1))));
        assertThat(loop.counters().longestLag()).isEqualTo(Duration.ofMillis(25));
        assertThat(loop.counters().lag()).isZero();
    }

    @Test
    void in_debug_mode_each_step_is_measured() {
        loop.setDebug(true);
        loop.runUntilComplete(new Script<>().repeat(1_000, v -> {
            clock.pass(Duration.ofMillis(3));
            return Asyncio.yieldNow();
        }));
        assertThat(loop.counters().longestStep()).isEqualTo(Duration.ofMillis(3));
    }

    @Test
    void in_debug_mode_ages_are_exact() {
        loop.setDebug(true);
        Duration[] age = new Duration[1];
        loop.runUntilComplete(new Script<>()
                .run(v -> loop.createTask(new Script<>().await(w -> Asyncio.sleep(Duration.ofHours(1)))))
                .then(() -> clock.pass(Duration.ofMillis(7)))
                .then(() -> age[0] = loop.snapshot().tasks().get(1).age()));
        assertThat(age[0]).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void what_it_takes_to_look_is_no_step() {
        Thread thread = new Thread(() -> loop.snapshot());
        loop.createTask(new Coroutine<Object>() {
            @Override
            protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
                e.await(Asyncio.sleep(Duration.ofHours(1)));
                return e.suspend(this, 1);
            }

            @Override
            protected StackTraceElement location() {
                clock.pass(Duration.ofSeconds(5));
                return null;
            }
        });
        loop.runUntilComplete(new Script<>()
                .await(v -> Asyncio.sleep(Duration.ofSeconds(1)))
                .then(thread::start)
                .then(() -> waitUntilItWaits(thread))
                .await(v -> Asyncio.sleep(Duration.ofSeconds(1))));
        assertThat(clock.now.get()).isGreaterThan(Duration.ofSeconds(5).toNanos());
        assertThat(loop.counters().longestStep()).isZero();
    }

    private static void waitUntilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void ages_of_long_ago_are_known_by_an_eighth_however_many_tasks_came_since() {
        Births births = new Births();
        long now = 0;
        for (int task = 1; task <= 2_000_000; task++) {
            now += Duration.ofMillis(1).toNanos();
            births.note(task, now);
        }
        for (int task = 1; task < 2_000_000; task += 997) {
            long age = now - Duration.ofMillis(task).toNanos();
            assertThat(now - births.of(task, now)).isBetween(age - age / 8 - 1_000_000, age);
        }
    }

    @Test
    void ages_are_known_without_a_clock_in_each_task() {
        Duration second = Duration.ofSeconds(1);
        Script<Object> main = new Script<>();
        for (int i = 0; i < 500; i++) {
            main.run(v -> loop.createTask(new Script<>().await(w -> Asyncio.sleep(Duration.ofHours(1)))))
                    .await(v -> Asyncio.sleep(second));
        }
        long[] ages = new long[2];
        main.then(() -> {
            var tasks = loop.snapshot().tasks();
            ages[0] = tasks.get(1).age().toSeconds();
            ages[1] = tasks.get(tasks.size() - 1).age().toSeconds();
        });
        loop.runUntilComplete(main);
        assertThat(ages[1]).isEqualTo(1);
        assertThat(ages[0]).isBetween(400L, 500L);
    }
}
