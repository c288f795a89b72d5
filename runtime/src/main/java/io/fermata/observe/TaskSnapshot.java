package io.fermata.observe;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task that had not ended.
 *
 * @param id its number in its loop, counted from one
 * @param name its name
 * @param state what it was about to do
 * @param age how long ago it was made: in debug mode exactly, otherwise at least. The loop takes note of the time when it
 *     looks at the clock, not with each task, so a task made early in a busy stretch is older, by what the steps between
 *     two looks take at most; and of notes taken long ago not all are kept, which makes an eighth of the age at most
 * @param timed whether a deadline lay around what it awaited
 * @param cancelRequests how often its cancellation had been asked for
 * @param stack its chain of awaits, innermost first
 * @param waitsFor what it waited for; null if it could go on
 * @param children the numbers of the tasks in groups whose body it was in
 * @param createdAt where it was made, innermost call first; empty outside debug mode, unless the loop is a simulated one
 */
public record TaskSnapshot(
        int id,
        String name,
        TaskState state,
        Duration age,
        boolean timed,
        int cancelRequests,
        List<StackTraceElement> stack,
        @Nullable WaitSnapshot waitsFor,
        List<Integer> children,
        List<StackTraceElement> createdAt) {

    /** A task. */
    public TaskSnapshot {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(age, "age");
        stack = List.copyOf(stack);
        children = List.copyOf(children);
        createdAt = List.copyOf(createdAt);
    }

    /** The wait in words; empty for a task that could go on. */
    String waitText() {
        return waitsFor == null ? "" : (waitsFor.kind() == WaitKind.TASK ? "task " : "") + waitsFor.text();
    }
}
