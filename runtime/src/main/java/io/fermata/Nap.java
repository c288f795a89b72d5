package io.fermata;

import io.fermata.observe.WaitKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a sleeping task is parked on: its timer. */
final class Nap extends Parking implements Timed {

    private final long nanos;

    /** Who sleeps, while it does; or, if it was cancelled, the ending. In one field, for there may be millions of these. */
    private @Nullable Object sleeper;

    private Nap(long nanos) {
        this.nanos = nanos;
    }

    /** Begins to sleep: gives {@link Execution#SUSPENDED}. */
    static Object begin(long nanos, Execution e) {
        e.requireLoop();
        return e.park(nanos <= 0 ? Yield.INSTANCE : new Nap(nanos));
    }

    @Override
    void park(Node waiter, EventLoop loop) {
        sleeper = waiter;
        loop.queue.timers.add(loop.queue.deadline(nanos), this);
    }

    @Override
    boolean cancel(Node waiter, EventLoop loop, @Nullable String message) {
        if (isCancelled()) {
            return false;
        }
        sleeper = Ending.cancelled(new CancelledError(message));
        loop.queue.timers.cancelled();
        loop.ready.add(waiter);
        return true;
    }

    @Override
    @Nullable
    Blocker blocker() {
        return isCancelled() ? null : Blocker.of(WaitKind.SLEEP, "sleep");
    }

    @Override
    Object ending() {
        return sleeper == null ? Ending.NULL : sleeper;
    }

    @Override
    public boolean isCancelled() {
        return !(sleeper instanceof Node);
    }

    @Override
    public @Nullable Node due() {
        if (sleeper instanceof Node waiter) {
            sleeper = null;
            return waiter;
        }
        return null;
    }

    @Override
    public String toString() {
        return "sleep(" + Duration.ofNanos(nanos) + ")";
    }
}
