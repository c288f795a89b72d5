package io.fermata;

import io.fermata.observe.LoopCounters;
import java.time.Duration;

/**
 * What a loop counts of itself. The clock is read only where that is done anyway or costs next to nothing: a look takes
 * longer than a step.
 */
final class Pulse {

    /** Steps between two looks; more, up to the most, as long as they take less than the short time. */
    static final int LOOK_EVERY = 64;

    private static final int LOOK_AT_MOST_EVERY = 1024;
    private static final long SHORT = 10_000;

    private long steps;
    private int ready;
    private long lastLook;
    private long longest;
    private long lag;
    private long longestLag;

    /** Some steps have been run, {@code last} of them in the iteration that has just ended. */
    void ran(int count, int last) {
        steps += count;
        ready = last;
    }

    /** Nothing is ready. */
    void idle() {
        ready = 0;
    }

    /** The clock was read, and nothing has been slept since it was last: no step was longer than that. */
    void look(long now) {
        took(now - lastLook);
        lastLook = now;
    }

    /** The number of steps until the next look, given the number until this one. */
    int nextLook(int steps, long now) {
        return now - lastLook < SHORT ? Math.min(2 * steps, LOOK_AT_MOST_EVERY) : LOOK_EVERY;
    }

    /** A step has taken so long, or less. */
    void took(long nanos) {
        if (nanos > longest) {
            longest = nanos;
        }
    }

    /** The loop begins to run, or has slept, or has done something that is none of its steps. */
    void wakeUp(long now) {
        lastLook = now;
    }

    /** A timer comes up. */
    void late(long nanos) {
        lag = nanos;
        if (nanos > longestLag) {
            longestLag = nanos;
        }
    }

    LoopCounters counters(int more, int timers, int tasks) {
        return new LoopCounters(
                steps + more,
                Duration.ofNanos(longest),
                Duration.ofNanos(lag),
                Duration.ofNanos(longestLag),
                ready,
                timers,
                tasks);
    }
}
