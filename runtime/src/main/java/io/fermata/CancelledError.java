package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Thrown from an await when the task that awaits has itself been cancelled.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} does not swallow it. Awaiting something <em>else</em> that was
 * cancelled throws {@link java.util.concurrent.CancellationException} instead.
 */
public final class CancelledError extends Error {

    private static final long serialVersionUID = 1L;

    /** A cancellation without a message. */
    public CancelledError() {
        this(null);
    }

    /**
     * A cancellation with the message given to {@link Task#cancel(String)}.
     *
     * @param message why, or null
     */
    public CancelledError(@Nullable String message) {
        super(message);
    }
}
