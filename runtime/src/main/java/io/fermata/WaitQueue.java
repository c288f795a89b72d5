package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one thing, strictly first come, first served: what locks, queues and events are built on.
 *
 * <p>A queue guards a number of permits: an unlocked lock is one, each item in a queue is one. A waiter is woken for each
 * permit and keeps its place until it runs. Nobody who comes later takes the permit it was woken for; if it is cancelled
 * before it runs, the next one is woken instead. {@link #passOn} restores this after every change.
 */
abstract class WaitQueue {

    private @Nullable EventLoop loop;
    private @Nullable Wait<?> first;
    private @Nullable Wait<?> last;

    /** The first that has not been woken. */
    private @Nullable Wait<?> next;

    /** How many have been woken and have not run yet. */
    private int woken;

    /** How many may go on now. */
    abstract int available();

    /** Whether a newcomer may go on without waiting. */
    final boolean isOpen() {
        return available() > woken;
    }

    final boolean isEmpty() {
        return first == null;
    }

    /** Wakes as many as there are permits for. To be called whenever permits appear. */
    final void passOn() {
        while (next != null && isOpen()) {
            wakeNext();
        }
    }

    /** Wakes the first that has not been woken, whatever there is for it; false if there is none. */
    final boolean wakeNext() {
        Wait<?> wait = next;
        if (wait == null) {
            return false;
        }
        next = firstAsleep(wait.later);
        woken++;
        wait.wake();
        return true;
    }

    /** Takes a newcomer in. */
    final void add(Wait<?> wait, EventLoop ours) {
        if (loop != null && loop != ours && first != null) {
            throw new IllegalStateException("waited for in another event loop");
        }
        loop = ours;
        wait.earlier = last;
        if (last == null) {
            first = wait;
        } else {
            last.later = wait;
        }
        last = wait;
        if (next == null) {
            next = wait;
        }
    }

    /** One that was woken runs. */
    final void awake() {
        woken--;
    }

    /** One that ran found nothing left: it waits on, in its place. */
    final void sleepOn() {
        next = firstAsleep(first);
    }

    final void remove(Wait<?> wait) {
        if (next == wait) {
            next = firstAsleep(wait.later);
        }
        if (wait.earlier == null) {
            first = wait.later;
        } else {
            wait.earlier.later = wait.later;
        }
        if (wait.later == null) {
            last = wait.earlier;
        } else {
            wait.later.earlier = wait.earlier;
        }
        wait.earlier = null;
        wait.later = null;
    }

    private static @Nullable Wait<?> firstAsleep(@Nullable Wait<?> from) {
        Wait<?> wait = from;
        while (wait != null && wait.isWoken()) {
            wait = wait.later;
        }
        return wait;
    }
}
