package io.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a loop awaits that somebody outside has to bring: futures, awaitables of others, calls on other threads. */
final class OutsideWaits {

    private static final int FEW = 16;

    private final List<BooleanSupplier> pending = new ArrayList<>();
    private int sweepAt = FEW;

    /** Takes note of a wait, which is under way for as long as {@code isPending} says so. */
    void add(BooleanSupplier isPending) {
        if (pending.size() >= sweepAt) {
            pending.removeIf(wait -> !wait.getAsBoolean());
            sweepAt = Math.max(FEW, 2 * pending.size());
        }
        pending.add(isPending);
    }

    /** Whether there is one under way; each that has ended is looked at once. */
    boolean any() {
        while (!pending.isEmpty()) {
            int last = pending.size() - 1;
            if (pending.get(last).getAsBoolean()) {
                return true;
            }
            pending.remove(last);
        }
        return false;
    }
}
