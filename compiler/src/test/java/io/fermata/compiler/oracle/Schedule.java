package io.fermata.compiler.oracle;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * When the things that a scenario awaits are there.
 *
 * @param name how failures speak of it
 * @param arrivals tells for the n-th thing, counted from 1, when it arrives
 * @param fails tells for the n-th thing whether it ends in an {@code Error} instead, as when its waiter is cancelled
 */
record Schedule(String name, IntFunction<Arrival> arrivals, IntPredicate fails) {
    static final Schedule BLOCKING = new Schedule("untransformed and blocking", n -> Arrival.DONE);
    static final Schedule ALL_DONE = new Schedule("transformed, all done", n -> Arrival.DONE);
    static final Schedule ALL_INLINE = new Schedule("transformed, all resumed by subscribe", n -> Arrival.INLINE);
    static final Schedule ALL_PENDING = new Schedule("transformed, all pending", n -> Arrival.PENDING);

    private Schedule(String name, IntFunction<Arrival> arrivals) {
        this(name, arrivals, n -> false);
    }

    static Schedule onlyPending(int index) {
        return new Schedule(
                "transformed, await " + index + " alone pending", n -> n == index ? Arrival.PENDING : Arrival.DONE);
    }

    /** The same, but the given thing ends in an {@code Error}. */
    Schedule failingAt(int index) {
        return new Schedule(name + ", failing at await " + index, arrivals, n -> n == index);
    }

    /** When something awaited is there. */
    enum Arrival {
        /** Before it is awaited: the await does not suspend. */
        DONE,
        /** While the driver subscribes: the stack has been unwound, and comes back at once. */
        INLINE,
        /** Once the call that started the scenario has returned. */
        PENDING
    }
}
