package io.fermata;

import io.fermata.observe.WaitKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A pause: coroutine, timer and the thing waited for in one object. */
final class Sleep<T extends @Nullable Object> extends Coroutine<T> implements Timed {

    private final long nanos;
    private final T value;
    private @Nullable Node waiter;
    private @Nullable Object ending;

    Sleep(long nanos, T value) {
        this.nanos = nanos;
        this.value = value;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object ignored, @Nullable Throwable failure)
            throws Throwable {
        if (failure != null) {
            throw failure;
        }
        if (state > 0) {
            return value;
        }
        e.requireLoop();
        e.park(nanos <= 0 ? Yield.INSTANCE : this);
        return e.suspend(this, 1);
    }

    @Override
    void park(Node newWaiter, EventLoop loop) {
        waiter = newWaiter;
        loop.queue.timers.add(loop.queue.deadline(nanos), this);
    }

    @Override
    boolean cancel(Node sleeper, EventLoop loop, @Nullable String message) {
        if (waiter == null) {
            return false;
        }
        waiter = null;
        ending = Ending.cancelled(new CancelledError(message));
        loop.queue.timers.cancelled();
        loop.queue.ready.add(sleeper);
        return true;
    }

    @Override
    @Nullable
    Blocker blocker() {
        return waiter == null ? null : Blocker.of(WaitKind.SLEEP, "sleep");
    }

    @Override
    Object ending() {
        return ending == null ? Ending.NULL : ending;
    }

    @Override
    public String toString() {
        return "sleep(" + Duration.ofNanos(nanos) + ")";
    }

    @Override
    public boolean isCancelled() {
        return waiter == null;
    }

    @Override
    public @Nullable Node due() {
        Node sleeper = waiter;
        waiter = null;
        return sleeper;
    }
}
