package io.fermata;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that reached an event loop because nobody else took it.
 *
 * @param message what happened, with the name of the task if there is one
 * @param exception the failure as it was thrown
 * @param task the task that failed, or in which it happened; null if there is none or it has been collected
 * @param createdAt where that task, or else what was forgotten, was made, innermost call first; empty unless the loop was in debug
 *     mode then or is a simulated one
 */
public record ExceptionContext(
        String message, Throwable exception, @Nullable Task<?> task, List<StackTraceElement> createdAt) {

    /** A failure. */
    public ExceptionContext {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(exception, "exception");
        createdAt = List.copyOf(createdAt);
    }

    /**
     * A failure of which no more is known.
     *
     * @param message what happened
     * @param exception the failure as it was thrown
     * @param task the task in which it happened; null if there is none
     */
    public ExceptionContext(String message, Throwable exception, @Nullable Task<?> task) {
        this(message, exception, task, task == null ? List.of() : task.loop.creationSites.of(task));
    }
}
