package io.fermata;

import io.fermata.observe.WaitKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One wait for a foreign awaitable: resumed at most once, from any thread, at any moment.
 *
 * <pre>
 *   null ── subscribe returned ──▶ ARMED ──resume, fail──▶ ending, and the waiter is woken
 *    └───── resumed within subscribe ──▶ ending, and the driver goes on by itself
 *                                  ARMED ──cancel──▶ ending: cancelled
 * </pre>
 *
 * Every arrow is one compare-and-set and no arrow leaves an ending, so late, stale and second resumptions do nothing.
 */
final class Subscription extends Parking implements Continuation<@Nullable Object> {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Subscription.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final Object ARMED = new Object();

    private final Awaitable<?> awaitable;
    private final Node waiter;

    /** Where the waiter goes on; null for whichever thread resumes it. */
    private final @Nullable EventLoop loop;

    private volatile @Nullable Object state;

    /** Whether the waiter has gone on; belongs to its thread. */
    private boolean taken;

    Subscription(Awaitable<?> awaitable, Node waiter, @Nullable EventLoop loop) {
        this.awaitable = awaitable;
        this.waiter = waiter;
        this.loop = loop;
    }

    /**
     * Subscribes.
     *
     * @return true when the waiter will be woken; false when the ending is there already
     */
    @SuppressWarnings("unchecked")
    boolean arm() {
        try {
            ((Awaitable<@Nullable Object>) awaitable).subscribe(this);
        } catch (Throwable failure) {
            end(Ending.failed(failure));
        }
        boolean armed = STATE.compareAndSet(this, null, ARMED);
        if (armed && loop != null && loop.outside != null) {
            loop.outside.add(() -> !taken, () -> !isOf(loop));
        }
        return armed;
    }

    /** Whether the loop itself will resume this, as things are. */
    private boolean isOf(EventLoop home) {
        return awaitable instanceof StageAwaitable<?> stage && stage.isOf(home);
    }

    @Override
    public void resume(@Nullable Object value) {
        end(Ending.of(value));
    }

    @Override
    public void fail(Throwable failure) {
        end(Ending.failed(failure == null ? new NullPointerException("failed with null") : failure));
    }

    private void end(Object ending) {
        if (!STATE.compareAndSet(this, null, ending) && STATE.compareAndSet(this, ARMED, ending)) {
            wake();
        }
    }

    private void wake() {
        if (loop == null) {
            NestedResumptions.run(waiter);
        } else {
            loop.wake(waiter);
        }
    }

    /** Ends an armed wait in favour of a cancellation. Does not wake: whoever cancels knows how. */
    boolean detach(@Nullable String message) {
        return STATE.compareAndSet(this, ARMED, Ending.cancelled(new CancelledError(message)));
    }

    /** Tells the awaitable of a successful {@link #detach}. */
    @SuppressWarnings("unchecked")
    void unsubscribe() {
        try {
            ((Awaitable<@Nullable Object>) awaitable).unsubscribe(this);
        } catch (Throwable failure) {
            report(failure);
        }
    }

    private void report(Throwable failure) {
        if (loop == null) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } else {
            loop.failures.report("unsubscribe failed", failure, loop.current);
        }
    }

    @Override
    boolean cancel(Node node, EventLoop ours, @Nullable String message) {
        if (!detach(message)) {
            return false;
        }
        wake();
        unsubscribe();
        return true;
    }

    @Override
    @Nullable
    Blocker blocker() {
        Object seen = state;
        if (seen != null && seen != ARMED) {
            return null;
        }
        return awaitable instanceof Explained explained
                ? explained.blocker()
                : Blocker.of(WaitKind.OTHER, awaitable.getClass().getName());
    }

    @Override
    Object ending() {
        Object ending = state;
        if (ending == null || ending == ARMED) {
            throw new AssertionError("resumed without an ending");
        }
        taken = true;
        return ending;
    }

    @Override
    void abandon() {
        taken = true;
    }

    @Override
    public String toString() {
        return awaitable.toString();
    }
}
