package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks that hold a lock wait until another task says that something has changed. Everything is for the thread of one
 * event loop.
 */
public final class AsyncCondition {

    private final AsyncLock lock;

    private final Signal waiters = new Signal() {
        @Override
        Blocker blocker() {
            String text = "condition " + Blocker.id(AsyncCondition.this) + ", its lock is " + lock.state();
            return Blocker.of(WaitKind.CONDITION, text);
        }
    };

    /** A condition with a lock of its own. */
    public AsyncCondition() {
        this(new AsyncLock());
    }

    /**
     * A condition on a lock that others may share.
     *
     * @param lock what has to be held
     */
    public AsyncCondition(AsyncLock lock) {
        this.lock = Objects.requireNonNull(lock, "lock");
    }

    /**
     * Takes the lock.
     *
     * @return a fresh coroutine of what releases the lock when it is closed
     */
    public Coroutine<Held> acquire() {
        return lock.acquire();
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalStateException if nobody holds it
     */
    public void release() {
        lock.release();
    }

    /**
     * Gives the lock back, waits for a signal and takes the lock again, which even a cancellation does not skip.
     *
     * @return a fresh coroutine; throws {@code IllegalStateException} if nobody holds the lock
     */
    public Coroutine<@Nullable Void> waitForSignal() {
        return new SignalWait();
    }

    /**
     * Waits for signals until something holds; does not suspend if it does.
     *
     * @param condition asked with the lock held
     * @return a fresh coroutine; throws {@code IllegalStateException} if it has to wait and nobody holds the lock
     */
    public Coroutine<@Nullable Void> waitUntil(BooleanSupplier condition) {
        return new ConditionWait(Objects.requireNonNull(condition, "condition"));
    }

    /** Wakes one task that waits; it goes on once it has got the lock. */
    public void signal() {
        signal(1);
    }

    /**
     * Wakes some of the tasks that wait, in the order they came.
     *
     * @param count how many at most
     * @throws IllegalStateException if nobody holds the lock
     */
    public void signal(int count) {
        requireLocked();
        wake(count);
    }

    /**
     * Wakes all tasks that wait.
     *
     * @throws IllegalStateException if nobody holds the lock
     */
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    private void wake(int count) {
        int left = count;
        while (left > 0 && waiters.wakeNext()) {
            left--;
        }
    }

    private void requireLocked() {
        if (!lock.isLocked()) {
            throw new IllegalStateException("the lock of the condition is not held");
        }
    }

    /** One wait: 1 for the signal, 2 for the lock. */
    private final class SignalWait extends Coroutine<@Nullable Void> {

        private @Nullable Throwable cancelled;

        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
                throws Throwable {
            if (state <= 0) {
                requireLocked();
                lock.release();
                if (e.await(new Turn<>(waiters, null)) == Execution.SUSPENDED) {
                    return e.suspend(this, 1);
                }
            }
            if (failure != null) {
                cancelled = failure;
            }
            if (state != 2 || failure != null) {
                if (e.await(lock.acquire()) == Execution.SUSPENDED) {
                    return e.suspend(this, 2);
                }
            }
            if (cancelled != null) {
                wake(1);
                throw cancelled;
            }
            return null;
        }
    }

    private final class ConditionWait extends Coroutine<@Nullable Void> {

        private final BooleanSupplier condition;

        ConditionWait(BooleanSupplier condition) {
            this.condition = condition;
        }

        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
                throws Throwable {
            if (failure != null) {
                throw failure;
            }
            while (!condition.getAsBoolean()) {
                if (e.await(new SignalWait()) == Execution.SUSPENDED) {
                    return e.suspend(this, 1);
                }
            }
            return null;
        }
    }
}
