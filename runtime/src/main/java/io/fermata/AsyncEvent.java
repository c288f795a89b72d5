package io.fermata;

import org.jspecify.annotations.Nullable;

/** A flag that tasks can wait for. Everything is for the thread of one event loop. */
public final class AsyncEvent {

    final WaitQueue waiters = new Signal() {
        @Override
        int available() {
            return set ? Integer.MAX_VALUE : 0;
        }
    };

    private boolean set;

    /** An event that is not set. */
    public AsyncEvent() {}

    /** Sets the flag and wakes all that wait; they go on even if it is cleared before they run. */
    public void set() {
        set = true;
        waiters.passOn();
    }

    /** Clears the flag: from now on tasks wait again. */
    public void clear() {
        set = false;
    }

    /**
     * Tells whether the flag is set.
     *
     * @return the flag
     */
    public boolean isSet() {
        return set;
    }

    /**
     * Waits until the flag is set; does not suspend if it is.
     *
     * @return a fresh coroutine
     */
    public Coroutine<@Nullable Void> waitUntilSet() {
        return new Turn<>(waiters, null);
    }
}
