package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A place in a {@link WaitQueue}: what a driver is parked on until its turn has come.
 *
 * <pre>
 *   free ──enter──▶ WAITING ──wake──▶ WOKEN ──run── still there: takes it ──▶ free
 *                      │ ▲              ├────────── no longer: WAITING, in its place
 *                      │ └──────────────┤
 *                      │                └────────── abandoned: passes its turn on ──▶ free
 *                      └──cancel: leaves the queue ──▶ CANCELLED ──run──▶ free
 * </pre>
 *
 * Nobody but its queue and the driver ever sees one, so a queue can use them again and again.
 */
final class Wait extends Parking {

    final WaitQueue queue;

    /** What {@link WaitQueue#take} gets. */
    @Nullable
    Object argument;

    @Nullable
    Wait earlier;

    /** Among the free ones: the next free one. */
    @Nullable
    Wait later;

    @Nullable
    Node waiter;

    private @Nullable Object cancelled;
    boolean woken;

    Wait(WaitQueue queue) {
        this.queue = queue;
    }

    @Override
    void park(Node newWaiter, EventLoop loop) {
        waiter = newWaiter;
    }

    @Override
    boolean cancel(Node sleeper, EventLoop loop, @Nullable String message) {
        if (woken || cancelled != null) {
            return false;
        }
        queue.remove(this);
        cancelled = Ending.cancelled(new CancelledError(message));
        loop.ready.add(sleeper);
        return true;
    }

    @Override
    @Nullable
    Blocker blocker() {
        return woken || cancelled != null ? null : queue.blocker();
    }

    @Override
    @Nullable
    Object ending() {
        Object ending = cancelled;
        if (ending == null) {
            queue.awake(this);
            if (!queue.isStillThere()) {
                queue.sleepOn();
                return null;
            }
            ending = takeTurn();
        } else {
            cancelled = null;
        }
        queue.free(this);
        return ending;
    }

    private Object takeTurn() {
        queue.remove(this);
        try {
            return Ending.of(queue.take(argument));
        } catch (Throwable failure) {
            return Ending.failed(failure);
        } finally {
            queue.passOn();
        }
    }

    /** Whether somebody who came before has been woken, too, and has to run first. */
    boolean isBehindAnother() {
        Wait before = woken && queue.isOrdered() ? earlier : null;
        while (before != null && !before.woken) {
            before = before.earlier;
        }
        return before != null;
    }

    /** What is waited for, by the type that the queue is part of. */
    @Override
    public String toString() {
        Class<?> owner = queue.getClass().getEnclosingClass();
        return (owner == null ? queue.getClass() : owner).getSimpleName();
    }

    @Override
    void abandon() {
        if (cancelled == null) {
            queue.awake(this);
            queue.remove(this);
            queue.passOn();
        }
        cancelled = null;
        queue.free(this);
    }
}
