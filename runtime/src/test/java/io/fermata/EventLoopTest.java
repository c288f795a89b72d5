package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLoopTest {
    private final List<String> log = new ArrayList<>();
    private final EventLoop loop = VirtualTime.loop();

    @AfterEach
    void close() {
        loop.close();
    }

    private void runUntilIdle() {
        loop.callLater(Duration.ofDays(1), loop::stop);
        loop.runForever();
    }

    @Test
    void callbacks_run_in_the_order_they_were_added() {
        for (int i = 0; i < 5; i++) {
            String name = "" + i;
            loop.callSoon(() -> log.add(name));
        }
        runUntilIdle();
        assertThat(log).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void what_a_callback_schedules_waits_for_the_next_iteration() {
        loop.callSoon(() -> {
            log.add("a");
            loop.callSoon(() -> log.add("c"));
        });
        loop.callSoon(() -> log.add("b"));
        runUntilIdle();
        assertThat(log).containsExactly("a", "b", "c");
    }

    @Test
    void timers_with_equal_deadlines_run_in_the_order_they_were_set() {
        for (int i = 0; i < 100; i++) {
            String name = "" + i;
            loop.callLater(Duration.ofSeconds(1), () -> log.add(name));
        }
        runUntilIdle();
        assertThat(log).hasSize(100).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
    }

    @Test
    void timers_run_in_the_order_of_their_deadlines() {
        loop.callLater(Duration.ofSeconds(3), () -> log.add("3"));
        loop.callLater(Duration.ofSeconds(1), () -> log.add("1"));
        loop.callLater(Duration.ofSeconds(2), () -> log.add("2"));
        runUntilIdle();
        assertThat(log).containsExactly("1", "2", "3");
    }

    @Test
    void due_timers_are_queued_behind_what_is_ready() {
        loop.callLater(Duration.ZERO, () -> log.add("timer"));
        loop.callSoon(() -> log.add("soon"));
        runUntilIdle();
        assertThat(log).containsExactly("soon", "timer");
    }

    @Test
    void a_timer_without_a_delay_runs_in_the_next_iteration() {
        loop.callSoon(() -> {
            loop.callLater(Duration.ZERO, () -> log.add("timer"));
            loop.callSoon(() -> loop.callSoon(() -> log.add("two iterations later")));
        });
        runUntilIdle();
        assertThat(log).containsExactly("timer", "two iterations later");
    }

    @Test
    void a_cancelled_callback_does_not_run() {
        loop.callSoon(() -> log.add("soon")).cancel();
        loop.callLater(Duration.ofSeconds(1), () -> log.add("later")).cancel();
        loop.callSoonThreadsafe(() -> log.add("threadsafe")).cancel();
        runUntilIdle();
        assertThat(log).isEmpty();
    }

    @Test
    void a_timer_cancelled_after_it_came_due_does_not_run() {
        AtomicReference<Handle> second = new AtomicReference<>();
        loop.callLater(Duration.ofSeconds(1), () -> second.get().cancel());
        second.set(loop.callLater(Duration.ofSeconds(1), () -> log.add("cancelled")));
        runUntilIdle();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void timers_run_by_deadline_and_then_in_the_order_they_were_set(long seed) {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            List<Map.Entry<Integer, String>> kept = new ArrayList<>();
            List<Handle> cancelled = new ArrayList<>();
            int rising = 0;
            for (int i = 0; i < 2_000; i++) {
                int delay = random.nextInt(4) > 0 ? (rising += random.nextInt(2)) : random.nextInt(500);
                String name = round + "/" + i;
                Handle handle = loop.callLater(Duration.ofSeconds(seed % 2 == 0 ? delay : rising), () -> log.add(name));
                if (random.nextInt(3) == 0) {
                    cancelled.add(handle);
                } else {
                    kept.add(Map.entry(seed % 2 == 0 ? delay : rising, name));
                }
            }
            cancelled.forEach(Handle::cancel);
            kept.stream()
                    .sorted(Comparator.comparingInt(Map.Entry::getKey))
                    .forEach(timer -> expected.add(timer.getValue()));
            runUntilIdle();
        }
        assertThat(log).isEqualTo(expected);
    }

    @Test
    void cancelled_timers_do_not_pile_up() {
        for (int i = 0; i < 1_000_000; i++) {
            loop.callLater(Duration.ofDays(1 + i), () -> log.add("x")).cancel();
        }
        assertThat(loop.queue.timers.size()).isLessThan(1_000);
        runUntilIdle();
        assertThat(log).isEmpty();
    }

    @Test
    void purging_cancelled_timers_keeps_the_order_of_the_others() {
        List<Handle> handles = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String name = "" + i;
            handles.add(loop.callLater(Duration.ofSeconds((i * 7919) % 1_000), () -> log.add(name)));
        }
        for (int i = 0; i < 1_000; i++) {
            if (i % 10 != 0) {
                handles.get(i).cancel();
            }
        }
        runUntilIdle();
        assertThat(log)
                .hasSize(100)
                .isSortedAccordingTo((a, b) -> Integer.parseInt(a) * 7919 % 1_000 - Integer.parseInt(b) * 7919 % 1_000);
    }

    @Test
    void a_callback_that_throws_goes_to_the_exception_handler_and_the_loop_lives_on() {
        loop.setExceptionHandler((where, context) -> log.add(context.exception().getMessage() + (where == loop)));
        loop.callSoon(() -> {
            throw new IllegalArgumentException("broken");
        });
        loop.callSoon(() -> log.add("next"));
        runUntilIdle();
        assertThat(log).containsExactly("brokentrue", "next");
    }

    @Test
    void a_broken_exception_handler_falls_back_to_the_default_one() {
        loop.setExceptionHandler((where, context) -> {
            throw new IllegalStateException("the handler is broken");
        });
        loop.callSoon(() -> {
            throw new IllegalArgumentException("the callback is broken");
        });
        loop.callSoon(() -> log.add("next"));
        runUntilIdle();
        assertThat(log).containsExactly("next");
        assertThat(CapturedLog.FAILURES).contains("the callback is broken", "the handler is broken");
    }

    @Test
    void stop_ends_the_loop_after_the_current_iteration() {
        loop.callSoon(() -> {
            loop.stop();
            loop.callSoon(() -> log.add("next iteration"));
        });
        loop.callSoon(() -> log.add("same iteration"));
        loop.runForever();
        assertThat(log).containsExactly("same iteration");
        loop.stop();
        loop.runForever();
        assertThat(log).containsExactly("same iteration", "next iteration");
    }

    @Test
    void the_running_loop_is_known_on_its_thread_alone() {
        assertThat(EventLoop.isRunning()).isFalse();
        assertThatThrownBy(EventLoop::current).isInstanceOf(IllegalStateException.class);
        loop.callSoon(() -> log.add(EventLoop.isRunning() + " " + (EventLoop.current() == loop)));
        runUntilIdle();
        assertThat(log).containsExactly("true true");
        assertThat(EventLoop.isRunning()).isFalse();
    }

    @Test
    void a_loop_does_not_run_inside_a_loop() {
        EventLoop other = VirtualTime.loop();
        loop.callSoon(() -> assertThatThrownBy(other::runForever).isInstanceOf(IllegalStateException.class));
        loop.callSoon(() -> assertThatThrownBy(loop::runForever).isInstanceOf(IllegalStateException.class));
        loop.callSoon(() -> assertThatThrownBy(loop::close).isInstanceOf(IllegalStateException.class));
        loop.setExceptionHandler((where, context) -> log.add(context.exception().toString()));
        runUntilIdle();
        assertThat(log).isEmpty();
    }

    @Test
    void a_closed_loop_takes_nothing_more() {
        loop.close();
        loop.close();
        assertThatThrownBy(() -> loop.callSoon(() -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.callSoonThreadsafe(() -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> loop.callLater(Duration.ZERO, () -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.createTask(Coroutine.done())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.runInExecutor(null, () -> "never")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(loop::runForever).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_thread_wakes_a_sleeping_loop() throws Exception {
        EventLoop real = EventLoop.create();
        CountDownLatch running = new CountDownLatch(1);
        Thread thread = new Thread(real::runForever);
        real.callSoon(running::countDown);
        thread.start();
        running.await();
        CountDownLatch ran = new CountDownLatch(1);
        real.execute(ran::countDown);
        ran.await();
        real.callSoonThreadsafe(real::stop);
        thread.join();
        real.close();
    }

    @Test
    void an_interrupt_does_not_disturb_the_loop_and_is_kept() {
        EventLoop real = EventLoop.create();
        real.callSoon(() -> Thread.currentThread().interrupt());
        real.callLater(Duration.ofMillis(2), real::stop);
        real.runForever();
        real.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void entries_of_one_thread_keep_their_order() throws Exception {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < 100_000; i++) {
                String name = "" + i;
                loop.callSoonThreadsafe(() -> log.add(name));
            }
            loop.callSoonThreadsafe(loop::stop);
        });
        loop.callSoon(thread::start);
        loop.runForever();
        thread.join();
        assertThat(log).hasSize(100_000);
        for (int i = 0; i < log.size(); i++) {
            assertThat(log.get(i)).isEqualTo("" + i);
        }
    }

    @Test
    void call_soon_from_another_thread_is_an_error_in_debug_mode_and_arrives_otherwise() throws Exception {
        loop.setDebug(true);
        List<Throwable> errors = new ArrayList<>();
        Thread wrong = new Thread(() -> {
            try {
                loop.callSoon(() -> log.add("refused"));
            } catch (IllegalStateException e) {
                errors.add(e);
            }
            loop.callSoonThreadsafe(() -> loop.setDebug(false));
            loop.callSoonThreadsafe(() -> log.add("entered"));
            loop.callSoonThreadsafe(loop::stop);
        });
        loop.callSoon(wrong::start);
        loop.runForever();
        wrong.join();
        assertThat(errors).hasSize(1);
        assertThat(log).containsExactly("entered");
        Thread tolerated = new Thread(() -> {
            loop.callSoon(() -> log.add("soon"));
            loop.callLater(Duration.ZERO, loop::stop);
        });
        loop.callSoon(tolerated::start);
        loop.runForever();
        tolerated.join();
        assertThat(log).containsExactly("entered", "soon");
    }

    @Test
    void call_later_from_another_thread_is_an_error_in_debug_mode() throws Exception {
        loop.setDebug(true);
        Thread wrong = new Thread(() -> {
            try {
                loop.callLater(Duration.ZERO, () -> log.add("refused"));
            } catch (IllegalStateException e) {
                loop.callSoonThreadsafe(() -> log.add(e.getMessage()));
            }
            loop.callSoonThreadsafe(loop::stop);
        });
        loop.callSoon(wrong::start);
        loop.runForever();
        wrong.join();
        assertThat(log).containsExactly("not the thread of the event loop; use callSoonThreadsafe");
    }

    @Test
    void yielding_and_sleeping_no_time_take_one_iteration() {
        List<Supplier<Awaitable<Void>>> pauses = List.of(
                Asyncio::yieldNow, () -> Asyncio.sleep(Duration.ZERO), () -> Asyncio.sleep(Duration.ofDays(-1)));
        for (Supplier<Awaitable<Void>> pause : pauses) {
            Task<Object> task = loop.createTask(new Script<>().await(v -> pause.get()));
            loop.stop();
            loop.runForever();
            assertThat(task.isDone()).isFalse();
            loop.stop();
            loop.runForever();
            assertThat(task.isDone()).isTrue();
        }
    }

    @Test
    void a_delay_of_any_length_is_fine() {
        loop.callLater(Duration.ofSeconds(Long.MAX_VALUE), () -> log.add("never"));
        loop.callLater(Duration.ofSeconds(-1), () -> log.add("at once"));
        loop.callLater(Duration.ofSeconds(1), loop::stop);
        loop.runForever();
        assertThat(log).containsExactly("at once");
    }

    @Test
    void time_counts_nanoseconds_from_the_making_of_the_loop() {
        loop.callLater(Duration.ofSeconds(3), () -> log.add("" + loop.time()));
        runUntilIdle();
        assertThat(log).containsExactly("3000000000");
    }

    @Test
    void a_loop_stopped_before_the_task_has_ended_says_so() {
        loop.callSoon(loop::stop);
        assertThatThrownBy(() -> loop.runUntilComplete(Asyncio.sleep(Duration.ofSeconds(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped");
    }
}
