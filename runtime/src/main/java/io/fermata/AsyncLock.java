package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock that tasks of one event loop wait for without blocking it; not reentrant, fair.
 *
 * <pre>
 *   try (var held = await(lock.acquire())) { .. }
 * </pre>
 */
public final class AsyncLock {

    final WaitQueue waiters = new WaitQueue() {
        @Override
        int available() {
            return locked ? 0 : 1;
        }

        @Override
        Held take(@Nullable Object ignored) {
            locked = true;
            EventLoop here = EventLoop.running();
            holder = here == null ? null : here.current;
            return held;
        }

        @Override
        Blocker blocker() {
            return AsyncLock.this.blocker();
        }
    };

    private final Held held = new Held(this::release);
    private boolean locked;

    /** The task that took the lock; for snapshots only, since any task may release it. */
    private @Nullable Task<?> holder;

    /** A lock that nobody holds. */
    public AsyncLock() {}

    /**
     * Takes the lock, waiting for it if it is held; does not suspend otherwise.
     *
     * @return a fresh coroutine of what releases the lock when it is closed
     */
    public Coroutine<Held> acquire() {
        return new Turn<>(waiters, null);
    }

    /**
     * Gives the lock back; whoever has waited longest gets it.
     *
     * @throws IllegalStateException if nobody holds it
     */
    public void release() {
        if (!locked) {
            throw new IllegalStateException("the lock is not held");
        }
        locked = false;
        holder = null;
        waiters.passOn();
    }

    private Blocker blocker() {
        Task<?> owner = holder;
        String text = "lock " + Blocker.id(this) + " " + state();
        return new Blocker(WaitKind.LOCK, text, owner == null || owner.isDone() ? null : owner, List.of(), false);
    }

    /** Describes the lock, for snapshots. */
    String state() {
        Task<?> owner = holder;
        String by = owner == null ? "" : owner.isDone() ? " by " + owner + ", which has ended" : " by " + owner;
        return locked ? "held" + by : "free";
    }

    /**
     * Tells whether somebody holds the lock.
     *
     * @return whether it is held
     */
    public boolean isLocked() {
        return locked;
    }
}
