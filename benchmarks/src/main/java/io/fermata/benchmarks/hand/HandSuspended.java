package io.fermata.benchmarks.hand;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Many machines that sleep or wait. */
public final class HandSuspended {

    private static final long SECOND = 1_000_000_000;

    private static final Gate GATE = new Gate();

    private HandSuspended() {}

    /** Runs {@code count} tasks that sleep for a second. */
    public static void sleep(int count, Runnable asleep) {
        HandLoop loop = new HandLoop();
        HandTimers timers = new HandTimers();
        for (int i = 0; i < count; i++) {
            loop.start(new Sleeper(timers));
        }
        loop.run();
        asleep.run();
        timers.run(loop);
    }

    /** Suspends {@code count} tasks {@code depth} calls deep. */
    public static void suspend(int count, int depth, Runnable suspended) {
        HandLoop loop = new HandLoop();
        for (int i = 0; i < count; i++) {
            loop.start(new Level(depth, i, "text"));
        }
        loop.run();
        suspended.run();
        GATE.open(loop);
        loop.run();
    }

    private static final class Sleeper extends Machine {

        private final HandTimers timers;

        Sleeper(HandTimers timers) {
            this.timers = timers;
        }

        @Override
        @Nullable
        Object step(HandLoop loop, @Nullable Object value) {
            if (state == 0) {
                timers.add(System.nanoTime() + SECOND, Objects.requireNonNull(loop.current));
                return loop.park(this, 1);
            }
            return null;
        }
    }

    /** What all wait for, each linked to the next. */
    private static final class Gate {

        private @Nullable HandTask first;

        void add(HandTask task) {
            task.next = first;
            first = task;
        }

        void open(HandLoop loop) {
            List<HandTask> tasks = new ArrayList<>();
            for (HandTask task = first; task != null; task = task.next) {
                tasks.add(task);
            }
            first = null;
            tasks.forEach(task -> task.next = null);
            tasks.forEach(loop::ready);
        }
    }

    /** An int, a long and a String live. */
    private static final class Level extends Machine {

        private final int depth;
        private final long number;
        private final String text;

        Level(int depth, long number, String text) {
            this.depth = depth;
            this.number = number;
            this.text = text;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            if (state == 0) {
                if (depth == 1) {
                    GATE.add(Objects.requireNonNull(loop.current));
                    return loop.park(this, 1);
                }
                Level callee = new Level(depth - 1, number, text);
                if (callee.step(loop, null) == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return HandLoop.SUSPENDED;
                }
            }
            return depth + number + text.length();
        }
    }
}
