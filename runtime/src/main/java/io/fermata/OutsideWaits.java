package io.fermata;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** What a loop awaits that somebody outside has to bring: futures, awaitables of others, calls on other threads. */
final class OutsideWaits {

    private final Queue<BooleanSupplier> pending = new ArrayDeque<>();

    /** Takes note of a wait, which is under way for as long as {@code isPending} says so. */
    void add(BooleanSupplier isPending) {
        pending.add(isPending);
    }

    /** Whether there is one under way; each that has ended is looked at once. */
    boolean any() {
        while (!pending.isEmpty()) {
            if (pending.element().getAsBoolean()) {
                return true;
            }
            pending.remove();
        }
        return false;
    }
}
