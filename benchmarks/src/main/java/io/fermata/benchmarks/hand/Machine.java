package io.fermata.benchmarks.hand;

import org.jspecify.annotations.Nullable;

/** A frame: its state, its caller, and in subclasses what is live. */
abstract class Machine {

    @Nullable
    Machine parent;

    int state;

    /** Runs to the next suspension or the end; gives the result or {@link HandLoop#SUSPENDED}. */
    abstract @Nullable Object step(HandLoop loop, @Nullable Object value);
}
