package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A coroutine that takes something as soon as its turn has come; coroutine, queue entry and the thing waited for in one.
 *
 * <pre>
 *            ┌── open: take() ──────────────────────────────────────────▶ ended
 *   fresh ───┤                                                              ▲
 *            └── WAITING ──wake──▶ WOKEN ──run── still there: take() ───────┤
 *                 │     ▲             ├── no longer: WAITING, in its place  │
 *                 │     └─────────────┘                                     │
 *                 └──cancel: leaves     └── cancelled: passes its turn on ──┘
 * </pre>
 */
abstract class Wait<T extends @Nullable Object> extends Coroutine<T> {

    final WaitQueue queue;

    @Nullable
    Wait<?> earlier;

    @Nullable
    Wait<?> later;

    private @Nullable Node waiter;
    private @Nullable EventLoop loop;
    private @Nullable Object cancelled;
    private boolean woken;

    Wait(WaitQueue queue) {
        this.queue = queue;
    }

    /** Takes what was waited for. */
    abstract T take();

    /** Whether what it was woken for is still there. */
    boolean isStillThere() {
        return queue.available() > 0;
    }

    @Override
    protected final @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
            throws Throwable {
        if (state > 0) {
            return resumed(e, failure);
        }
        if (queue.isOpen()) {
            return take();
        }
        loop = e.requireLoop();
        queue.add(this, loop);
        e.park(this);
        return e.suspend(this, 1);
    }

    private @Nullable Object resumed(Execution e, @Nullable Throwable failure) throws Throwable {
        boolean queued = woken;
        if (woken) {
            woken = false;
            queue.awake();
        }
        if (queued && failure == null && !isStillThere()) {
            queue.sleepOn();
            e.park(this);
            return e.suspend(this, 1);
        }
        if (queued) {
            queue.remove(this);
        }
        try {
            if (failure != null) {
                throw failure;
            }
            return take();
        } finally {
            queue.passOn();
        }
    }

    final boolean isWoken() {
        return woken;
    }

    final void wake() {
        woken = true;
        resume();
    }

    private void resume() {
        if (waiter != null && loop != null) {
            loop.queue.ready.add(waiter);
            waiter = null;
        }
    }

    @Override
    final void park(Node newWaiter, EventLoop ours) {
        waiter = newWaiter;
    }

    @Override
    final boolean cancel(Node sleeper, EventLoop ours, @Nullable String message) {
        if (waiter == null) {
            return false;
        }
        queue.remove(this);
        cancelled = Ending.cancelled(new CancelledError(message));
        resume();
        return true;
    }

    @Override
    final Object ending() {
        return cancelled == null ? Ending.NULL : cancelled;
    }
}
