package io.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a loop awaits that somebody outside has to bring: futures, awaitables of others, calls on other threads. */
final class OutsideWaits {

    private static final int FEW = 16;

    private final List<Wait> waits = new ArrayList<>();
    private int sweepAt = FEW;

    /**
     * A wait.
     *
     * @param isPending whether it is still under way
     * @param isOutside whether somebody outside has to end it by now
     */
    private record Wait(BooleanSupplier isPending, BooleanSupplier isOutside) {
        boolean hasEnded() {
            return !isPending.getAsBoolean();
        }
    }

    /** Takes note of a wait, which is under way for as long as {@code isPending} says so. */
    void add(BooleanSupplier isPending) {
        add(isPending, () -> true);
    }

    /** Takes note of a wait for something that the loop brings in part, and somebody outside in part. */
    void add(BooleanSupplier isPending, BooleanSupplier isOutside) {
        if (waits.size() >= sweepAt) {
            waits.removeIf(Wait::hasEnded);
            sweepAt = Math.max(FEW, 2 * waits.size());
        }
        waits.add(new Wait(isPending, isOutside));
    }

    /** Whether a wait is under way that somebody outside has to end; forgets those that have ended. */
    boolean any() {
        for (int last = waits.size() - 1; last >= 0; last--) {
            Wait wait = waits.get(last);
            if (wait.hasEnded()) {
                waits.remove(last);
            } else if (wait.isOutside.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }
}
