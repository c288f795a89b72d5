package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Waits for the ends of several tasks and adds up what they bring. */
final class HandJoin {

    private @Nullable HandTask waiter;
    private int pending;
    private long sum;

    HandJoin(int pending) {
        this.pending = pending;
    }

    long sum() {
        return sum;
    }

    boolean isDone() {
        return pending == 0;
    }

    /** Suspends until all have ended. */
    Object await(HandLoop loop, Machine machine, int state) {
        waiter = Objects.requireNonNull(loop.current);
        return loop.park(machine, state);
    }

    /** Starts one of them. */
    void start(HandLoop loop, Machine body) {
        loop.ready(new Member(body, this));
    }

    private void ended(HandLoop loop, Object result) {
        sum += ((Number) result).longValue();
        if (--pending == 0 && waiter != null) {
            loop.ready(waiter);
        }
    }

    private static final class Member extends HandTask {

        private final HandJoin join;

        Member(Machine body, HandJoin join) {
            super(body);
            this.join = join;
        }

        @Override
        void ended(HandLoop loop, @Nullable Object result) {
            join.ended(loop, Objects.requireNonNull(result));
        }
    }
}
