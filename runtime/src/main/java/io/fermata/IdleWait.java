package io.fermata;

import org.jspecify.annotations.Nullable;

/** The time of a loop, and how it passes while there is nothing to do. */
interface IdleWait extends AutoCloseable {

    /** Nanoseconds from an arbitrary origin. */
    long nanoTime();

    /** Waits until {@link #wakeUp} or until the time has passed; {@code Long.MAX_VALUE} means for ever. */
    void await(long nanos);

    /** The channels that end the wait when they are ready; null for a loop that does no I/O. */
    default @Nullable Channels channels() {
        return null;
    }

    /** Whether an executor runs the loop whenever there is something to do. */
    default boolean isDriven() {
        return false;
    }

    /** Refuses a loop that cannot be run, since somebody else drives it. */
    default void requireRunnable() {}

    /** A timer was added while the loop did not run. */
    default void timerAdded() {}

    /** Ends the wait under way, or the next one. From any thread. */
    void wakeUp();

    /** The thread leaves the loop: an interrupt that came while it waited is its own again. */
    void leave();

    @Override
    void close();
}
