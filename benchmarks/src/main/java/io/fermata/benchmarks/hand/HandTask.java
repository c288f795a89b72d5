package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chain of machines that runs by itself, and its link in the queue of the loop. */
class HandTask {

    @Nullable
    HandTask next;

    /** Where it goes on: set by whoever suspends. */
    @Nullable
    Machine innermost;

    /** What it is resumed with. */
    @Nullable
    Object value;

    HandTask(Machine body) {
        this.innermost = body;
    }

    final void run(HandLoop loop) {
        loop.current = this;
        Machine machine = Objects.requireNonNull(innermost);
        Object result = value;
        value = null;
        do {
            Machine caller = machine.parent;
            result = machine.step(loop, result);
            if (result == HandLoop.SUSPENDED) {
                return;
            }
            machine = caller;
        } while (machine != null);
        innermost = null;
        ended(loop, result);
    }

    /** The outermost machine has returned. */
    void ended(HandLoop loop, @Nullable Object result) {
        value = result;
    }
}
