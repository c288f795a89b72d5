package io.fermata.observe;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event loop and its tasks at one moment.
 *
 * @param name {@code loop-n}
 * @param state whether it runs, and had time to answer
 * @param thread the name of the thread that ran it; null if none did
 * @param running the name of the task whose step was being run, if any
 * @param blockedAt the stack of the thread, innermost call first, if it was blocked
 * @param counters what the loop counts of itself
 * @param tasks the tasks that had not ended, oldest first; empty if the loop was blocked
 * @param omitted how many older tasks were left out
 */
public record LoopSnapshot(
        String name,
        LoopState state,
        @Nullable String thread,
        @Nullable String running,
        List<StackTraceElement> blockedAt,
        LoopCounters counters,
        List<TaskSnapshot> tasks,
        int omitted) {

    /** A loop. */
    public LoopSnapshot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(counters, "counters");
        blockedAt = List.copyOf(blockedAt);
        tasks = List.copyOf(tasks);
    }

    /**
     * The tasks that wait for each other, each one for the next, the last for the first: for ever, unless somebody else
     * cancels one of them or releases a lock in its place, or another member of a gather or a group fails.
     * Tasks that a deadline will free are not among them.
     *
     * @return a list of cycles, mostly empty
     */
    public List<List<TaskSnapshot>> deadlocks() {
        return new DeadlockSearch(tasks).cycles();
    }

    /**
     * All tasks below the ones that wait for them, with their chains of awaits.
     *
     * @return several lines
     */
    public String toTree() {
        return new TreePrinter(this).print();
    }

    /**
     * The tasks, one a line.
     *
     * @return several lines
     */
    public String toTable() {
        return new TablePrinter(this).print();
    }

    /**
     * Everything, as an object of JSON.
     *
     * @return one line
     */
    public String toJson() {
        return JsonPrinter.print(this);
    }
}
