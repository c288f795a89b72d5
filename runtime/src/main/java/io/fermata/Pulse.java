package io.fermata;

import io.fermata.observe.LoopCounters;
import java.time.Duration;

/**
 * What a loop counts of itself. It is counted by the iteration, and the clock is read only where that is done anyway or
 * costs next to nothing: a look takes longer than a step.
 */
final class Pulse {

    private static final int LOOK_EVERY = 64;

    /** Written by the loop's thread; others may see a value that is a little old. */
    private long iterations;

    private long steps;
    private int ready;
    private long lastLook;
    private long longest;
    private long lag;
    private long longestLag;

    /** An iteration has ended; true when it is time for a look at the clock. */
    boolean ran(int count) {
        steps += count;
        ready = count;
        return (++iterations & (LOOK_EVERY - 1)) == 0;
    }

    /** The clock was read, and nothing has been slept since it was last. */
    void look(long now) {
        long stretch = now - lastLook;
        lastLook = now;
        if (stretch > longest) {
            longest = stretch;
        }
    }

    /** The loop begins to run, or has slept. */
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

    LoopCounters counters(int timers, int tasks) {
        return new LoopCounters(
                iterations,
                steps,
                Duration.ofNanos(longest),
                Duration.ofNanos(lag),
                Duration.ofNanos(longestLag),
                ready,
                timers,
                tasks);
    }
}
