package io.fermata;

import io.fermata.observe.WaitKind;
import org.jspecify.annotations.Nullable;

/**
 * What a driver can be parked on once the stack has unwound; used on the loop's thread only.
 *
 * <p>It is a class, not an interface, so that a test for it costs one comparison; being package-private, it adds nothing to
 * the public types that extend it. On subclasses that cannot be waited for, none of these methods is called.
 */
abstract class Parking {

    /** Lets {@code waiter} run on the loop once the ending is there. */
    void park(Node waiter, EventLoop loop) {
        throw new AssertionError("cannot be waited for: " + this);
    }

    /**
     * The waiter is being cancelled.
     *
     * @return true when the wait now ends on account of it, at once or in time; false when it has ended already
     */
    boolean cancel(Node waiter, EventLoop loop, @Nullable String message) {
        throw new AssertionError("cannot be waited for: " + this);
    }

    /**
     * What the waiter resumes with, as {@link Ending} encodes it. Asked for once, when the waiter runs.
     *
     * @return null if what it was woken for is gone: it waits on
     */
    @Nullable
    Object ending() {
        throw new AssertionError("cannot be waited for: " + this);
    }

    /** Describes what the waiter waits for, for snapshots; null if it need not wait any more. */
    @Nullable
    Blocker blocker() {
        return Blocker.of(WaitKind.OTHER, getClass().getName());
    }

    /** The waiter was woken and then cancelled: it runs, but will not ask for the ending. */
    void abandon() {}
}
