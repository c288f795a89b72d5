package io.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one thing, strictly first come, first served: what locks, queues and events are built on.
 *
 * <p>A queue guards a number of permits: an unlocked lock is one, each item in a queue is one. A waiter is woken for each
 * permit and keeps its place until it runs. Nobody who comes later takes the permit it was woken for; if it is cancelled
 * before it runs, the next one is woken instead. {@link #passOn} restores this after every change.
 */
abstract class WaitQueue {

    /** How many places are kept for the next ones who wait. */
    private static final int FREE_PLACES = 32;

    private @Nullable EventLoop loop;
    private @Nullable Wait first;
    private @Nullable Wait last;

    /** The first that has not been woken. */
    private @Nullable Wait next;

    private @Nullable Wait free;
    private int freePlaces;

    /** How many have been woken and have not run yet. */
    private int woken;

    /** How many may go on now. */
    abstract int available();

    /** What one that goes on does; called only if it may. Gives the result of its await, or throws. */
    abstract @Nullable Object take(@Nullable Object argument);

    /** What those who stand here wait for. */
    abstract Blocker blocker();

    /** Whether those who were woken have to go on in the order in which they came, since what they take differs. */
    boolean isOrdered() {
        return false;
    }

    /** How many have not been woken, counted one by one. */
    final int countWaiting() {
        int count = 0;
        for (Wait wait = first; wait != null; wait = wait.later) {
            count += wait.woken ? 0 : 1;
        }
        return count;
    }

    /** Whether what a waiter was woken for is still there. */
    boolean isStillThere() {
        return available() > 0;
    }

    /** Whether a newcomer may go on without waiting. */
    final boolean isOpen() {
        return available() > woken;
    }

    /** Wakes as many as there are permits for. To be called whenever permits appear. */
    final void passOn() {
        while (next != null && isOpen()) {
            wakeNext();
        }
    }

    /** Wakes the first that has not been woken, whatever there is for it; false if there is none. */
    final boolean wakeNext() {
        Wait wait = next;
        if (wait == null || loop == null) {
            return false;
        }
        next = firstAsleep(wait.later);
        woken++;
        wait.woken = true;
        loop.ready.add(Objects.requireNonNull(wait.waiter));
        return true;
    }

    /** The await of a newcomer. */
    final @Nullable Object serve(@Nullable Object argument, Execution e) {
        return isOpen() ? take(argument) : enter(argument, e);
    }

    /** Suspends whoever runs until its turn has come. */
    final Object enter(@Nullable Object argument, Execution e) {
        EventLoop ours = e.requireLoop();
        if (loop != ours) {
            if (first != null) {
                throw new IllegalStateException("waited for in another event loop");
            }
            loop = ours;
        }
        Wait wait = place();
        if (argument != null) {
            wait.argument = argument;
        }
        append(wait);
        return e.park(wait);
    }

    private Wait place() {
        Wait place = free;
        if (place == null) {
            return new Wait(this);
        }
        free = place.later;
        freePlaces--;
        return place;
    }

    private void append(Wait wait) {
        if (wait.earlier != last) {
            wait.earlier = last;
        }
        if (wait.later != null) {
            wait.later = null;
        }
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
    final void awake(Wait wait) {
        wait.woken = false;
        woken--;
    }

    /** One that ran found nothing left: it waits on, in its place. */
    final void sleepOn() {
        next = firstAsleep(first);
    }

    final void remove(Wait wait) {
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
    }

    /** A place that was removed and that nobody holds any more. */
    final void free(Wait wait) {
        if (wait.argument != null) {
            wait.argument = null;
        }
        if (wait.earlier != null) {
            wait.earlier = null;
        }
        wait.waiter = null;
        if (freePlaces < FREE_PLACES) {
            freePlaces++;
            if (wait.later != free) {
                wait.later = free;
            }
            free = wait;
        }
    }

    private static @Nullable Wait firstAsleep(@Nullable Wait from) {
        Wait wait = from;
        while (wait != null && wait.woken) {
            wait = wait.later;
        }
        return wait;
    }
}
