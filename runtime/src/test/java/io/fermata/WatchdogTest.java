package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final EventLoop loop = EventLoop.create();

    /** Blocks until somebody complains of this loop; the loops of other tests may have been slow, too. */
    private String blockUntilReported() {
        try {
            String reported;
            do {
                reported = CapturedLog.WARNINGS.poll(20, TimeUnit.SECONDS);
            } while (reported != null && !reported.contains(" blocks " + loop + ", "));
            return reported;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void in_debug_mode_a_blocking_step_is_reported_while_it_blocks() {
        loop.setDebug(true);
        loop.setSlowCallbackDuration(Duration.ofMillis(5));
        String reported =
                loop.runUntilComplete(loop.createTask(new Script<String>().run(v -> blockUntilReported()), "blocker"));
        assertThat(reported).startsWith("blocker blocks " + loop + ", for ").contains(" ms so far, in ");
        loop.close();
    }

    @Test
    void debug_mode_may_begin_while_the_loop_runs() {
        loop.setSlowCallbackDuration(Duration.ofMillis(5));
        String reported = loop.runUntilComplete(new Script<String>()
                .then(() -> loop.setDebug(true))
                .repeat(100, v -> Asyncio.yieldNow())
                .run(v -> blockUntilReported()));
        assertThat(reported).startsWith("Task-1 blocks ");
        loop.close();
    }

    @Test
    void a_loop_that_an_executor_drives_is_watched_while_it_has_nothing_to_do() {
        Queue<Runnable> executor = new ArrayDeque<>();
        EventLoop driven = EventLoop.drivenBy(executor::add);
        driven.setDebug(true);
        driven.callSoon(() -> {});
        executor.remove().run();
        Watchdog watchdog = new Watchdog();
        watchdog.add(driven.watch);
        assertThat(watchdog.current()).containsExactly(driven.watch);
        driven.close();
        assertThat(watchdog.current()).isEmpty();
        loop.close();
    }

    @Test
    void the_method_at_fault_is_the_one_above_its_generated_step() {
        StackTraceElement[] stack = {
            new StackTraceElement("java.net.Socket", "read", null, -1),
            new StackTraceElement("shop.Client", "call", "Client.java", 7),
            new StackTraceElement("shop.Orders", "reserve", "Orders.java", 47),
            new StackTraceElement("shop.Orders$reserve$1", "step", "Orders.java", -1),
            new StackTraceElement("io.fermata.Execution", "drive", "Execution.java", 1)
        };
        assertThat(new BlockedStep(stack).where()).isEqualTo("in shop.Orders.reserve(Orders.java:47)");
    }
}
