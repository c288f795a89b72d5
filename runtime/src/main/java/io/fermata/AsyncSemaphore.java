package io.fermata;

import io.fermata.observe.WaitKind;
import org.jspecify.annotations.Nullable;

/** A number of permits that tasks of one event loop share; fair. */
public final class AsyncSemaphore {

    private static final int MOST_TAKERS = 10;

    final WaitQueue waiters = new WaitQueue() {
        @Override
        int available() {
            return permits;
        }

        @Override
        Held take(@Nullable Object ignored) {
            permits--;
            if (Unawaited.TRACKED) {
                takers.add();
            }
            return held;
        }

        @Override
        Blocker blocker() {
            return AsyncSemaphore.this.blocker();
        }
    };

    private final Held held = new Held(this::release);
    private final int bound;
    private final int initial;
    private int permits;

    /** For snapshots only: any task may release a permit, so this proves nothing. */
    private final Visitors takers = Visitors.ifTracked(MOST_TAKERS);

    /**
     * A semaphore without an upper bound.
     *
     * @param permits how many there are at first
     * @throws IllegalArgumentException if negative
     */
    public AsyncSemaphore(int permits) {
        this(permits, Integer.MAX_VALUE);
    }

    private AsyncSemaphore(int permits, int bound) {
        if (permits < 0) {
            throw new IllegalArgumentException("a semaphore needs 0 permits or more, not " + permits);
        }
        this.permits = permits;
        this.initial = permits;
        this.bound = bound;
    }

    /**
     * A semaphore that refuses more releases than acquisitions.
     *
     * @param permits how many there are at first, and at most
     * @return a new semaphore
     * @throws IllegalArgumentException if negative
     */
    public static AsyncSemaphore bounded(int permits) {
        return new AsyncSemaphore(permits, permits);
    }

    /**
     * Takes a permit, waiting for one if there is none; does not suspend otherwise.
     *
     * @return a fresh coroutine of what gives the permit back when it is closed
     */
    public Coroutine<Held> acquire() {
        return new Turn<>(waiters, null);
    }

    /**
     * Gives a permit back; whoever has waited longest gets it.
     *
     * @throws IllegalStateException if there would be more than the bound
     */
    public void release() {
        if (permits >= bound) {
            throw new IllegalStateException("released more often than acquired");
        }
        permits++;
        if (Unawaited.TRACKED) {
            takers.remove();
        }
        waiters.passOn();
    }

    private Blocker blocker() {
        String text = "semaphore " + Blocker.id(this) + ", " + permits + " of " + initial + " permits free";
        return Blocker.of(WaitKind.SEMAPHORE, text + takers.text("taken by"));
    }

    /**
     * Tells whether {@link #acquire} would have to wait.
     *
     * @return whether no permit is free
     */
    public boolean isLocked() {
        return !waiters.isOpen();
    }
}
