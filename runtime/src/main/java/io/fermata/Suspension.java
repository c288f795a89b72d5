package io.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stack that unwinds leaves for its driver: what is awaited, and the frames linked so far.
 *
 * <p>It means something only while the stack unwinds, and user code never runs in between. It is reused from step to step: a reference
 * that is there already is not written again, since a write costs a barrier of the collector.
 */
abstract sealed class Suspension permits Execution {

    /** What is awaited, if a driver can be parked on it. */
    private @Nullable Parking parked;

    /** What is awaited otherwise. */
    private @Nullable Awaitable<?> foreign;

    /** Whether frames have suspended: those from {@link #innermost} to {@link #last}. */
    private boolean linked;

    /** Whether what is awaited is a coroutine that the driver is to begin. */
    private boolean begins;

    private @Nullable Coroutine<?> innermost;
    private @Nullable Coroutine<?> last;

    /** Records what is awaited; the frames above it follow by {@link #link}, the driver parks at last. */
    final Object park(Parking awaited) {
        if (parked != awaited) {
            parked = awaited;
        }
        linked = false;
        begins = false;
        return Execution.SUSPENDED;
    }

    /** The same for what nobody can park on: the driver subscribes at last. */
    final Object subscribeTo(Awaitable<?> awaited) {
        parked = null;
        foreign = awaited;
        linked = false;
        begins = false;
        return Execution.SUSPENDED;
    }

    /** The same for a fresh coroutine, its use taken: the driver runs it at last. */
    final Object beginLater(Coroutine<?> callee) {
        park(callee);
        begins = true;
        return Execution.SUSPENDED;
    }

    /** Whether no frame has suspended yet. */
    final boolean isFirst() {
        return !linked;
    }

    /** A frame suspends: it is the caller of the one that did so before it. */
    final Object link(Coroutine<?> frame) {
        Coroutine<?> callee = last;
        if (!linked) {
            linked = true;
            if (innermost != frame) {
                innermost = frame;
            }
        } else if (callee != null && callee.parent != frame) {
            callee.parent = frame;
        }
        if (callee != frame) {
            last = frame;
        }
        return Execution.SUSPENDED;
    }

    /** Writes down a frame that alone is {@link Execution#STILL_SUSPENDED}, in a step of somebody else. */
    final Object linkAlone(Coroutine<?> frame) {
        linked = true;
        innermost = frame;
        last = frame;
        return Execution.SUSPENDED;
    }

    /**
     * Links the frames that have suspended to the caller of the frame that was driven. If that frame is not among them, it has made
     * a tail await, and its caller takes its place.
     *
     * @return the coroutine to begin, if one is awaited that has not begun
     */
    final @Nullable Coroutine<?> linkTo(@Nullable Coroutine<?> caller, Coroutine<?> driven) {
        if (!linked) {
            innermost = caller;
        } else if (last != driven && last != null) {
            last.parent = caller;
        }
        if (!begins) {
            return null;
        }
        Coroutine<?> callee = (Coroutine<?>) Objects.requireNonNull(parked, "callee");
        callee.parent = innermost;
        return callee;
    }

    /** What the driver is to be parked on; null if it has to subscribe to what is awaited. */
    final @Nullable Parking parked() {
        return parked;
    }

    /** What is awaited. */
    final Awaitable<?> awaited() {
        return parked == null ? Objects.requireNonNull(foreign, "awaited") : (Awaitable<?>) parked;
    }

    /** The frame to go on with; null if the outermost method has been left. */
    final @Nullable Coroutine<?> innermost() {
        return innermost;
    }

    /** Lets go of the last suspension: not after each one, which the next one does anyway, but when a chain has ended. */
    final void forget() {
        parked = null;
        foreign = null;
        innermost = null;
        last = null;
    }
}
