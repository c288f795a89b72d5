package io.fermata;

import io.fermata.observe.WaitKind;
import org.jspecify.annotations.Nullable;

/** A flag that tasks can wait for. Everything is for the thread of one event loop. */
public final class AsyncEvent {

    final WaitQueue waiters = new Signal() {
        @Override
        int available() {
            return set ? Integer.MAX_VALUE : 0;
        }

        @Override
        Blocker blocker() {
            return queue == null ? Blocker.of(WaitKind.EVENT, "event " + Blocker.id(AsyncEvent.this)) : queue.joined();
        }
    };

    private boolean set;

    /** The queue that sets this when all its items are done. */
    private final @Nullable AsyncQueue<?> queue;

    /** An event that is not set. */
    public AsyncEvent() {
        this(null);
    }

    AsyncEvent(@Nullable AsyncQueue<?> queue) {
        this.queue = queue;
    }

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
