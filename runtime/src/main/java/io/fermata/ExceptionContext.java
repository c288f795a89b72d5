package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A failure that reached an event loop because nobody else took it.
 *
 * @param message what happened
 * @param exception the failure as it was thrown
 * @param task the task that ran, or null
 */
public record ExceptionContext(
        String message, Throwable exception, @Nullable Task<?> task) {}
