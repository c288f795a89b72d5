package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The least that a loop can be: tasks that are ready, first in, first out. */
final class HandLoop {

    static final Object SUSPENDED = new Object();

    @Nullable
    HandTask current;

    private @Nullable HandTask first;
    private @Nullable HandTask last;

    void ready(HandTask task) {
        if (last == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
    }

    HandTask start(Machine body) {
        HandTask task = new HandTask(body);
        ready(task);
        return task;
    }

    /** Suspends the running task in {@code machine} until somebody makes it ready. */
    Object park(Machine machine, int state) {
        machine.state = state;
        Objects.requireNonNull(current).innermost = machine;
        return SUSPENDED;
    }

    /** Suspends the running task in {@code machine}, behind everything that is ready. */
    Object yield(Machine machine, int state) {
        HandTask task = Objects.requireNonNull(current);
        machine.state = state;
        task.innermost = machine;
        ready(task);
        return SUSPENDED;
    }

    void run() {
        HandTask task = first;
        while (task != null) {
            first = task.next;
            if (first == null) {
                last = null;
            }
            task.next = null;
            task.run(this);
            task = first;
        }
    }

    /** Runs one task and what it leaves ready; gives its result. */
    @Nullable
    Object run(Machine body) {
        HandTask task = start(body);
        run();
        return task.value;
    }
}
