package io.fermata.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * What was waited for.
 *
 * @param kind what it was
 * @param text the same in words
 * @param any whether the first of the parts ended the wait; otherwise it took all of them
 * @param task the number of the task whose end this was, or who held the lock; zero if it was none
 * @param parts what had to happen first, as far as it is known; empty for a task, which has a wait of its own
 */
public record WaitSnapshot(WaitKind kind, String text, boolean any, int task, List<WaitSnapshot> parts) {

    /** A wait. */
    public WaitSnapshot {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        parts = List.copyOf(parts);
    }

    /**
     * The tasks without whose progress the wait cannot end.
     *
     * @return their numbers; empty if the wait may end otherwise
     */
    public List<Integer> needed() {
        List<Integer> needed = new ArrayList<>();
        forEachTask(true, needed::add);
        return needed;
    }

    /** Visits the tasks waited for, only those without which the wait cannot end or all of them. */
    void forEachTask(boolean neededOnly, IntConsumer visitor) {
        if (task != 0) {
            visitor.accept(task);
        }
        if (!neededOnly || !any || parts.size() == 1) {
            parts.forEach(part -> part.forEachTask(neededOnly, visitor));
        }
    }
}
