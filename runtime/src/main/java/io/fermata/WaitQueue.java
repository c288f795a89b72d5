package io.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one thing, strictly first come, first served: what locks, queues and events are built on.
 *
 * <p>A queue guards a number of permits: an unlocked lock is one, each item in a queue is one. A waiter is woken for each
 * permit and keeps its place until it runs. Nobody who comes later takes the permit it was woken for; if it is cancelled
 * before it runs, the next one is woken instead. {@link #passOn} restores this after every change.
 *
 * <p>Most queues have one waiter at a time, which gets the same place, {@link #own}, again and again. References that are right
 * already are not written, since a write costs a barrier of the collector, nor are they cleared: the two counts tell which of
 * them are valid.
 */
abstract class WaitQueue {

    /** How many places are kept for the next ones who wait. */
    private static final int FREE_PLACES = 32;

    private @Nullable EventLoop loop;

    /** The number of waiters, woken ones included. */
    private int waiting;

    /** How many of them have been woken and have not run yet. */
    private int woken;

    /** Valid while there is a waiter, as is {@link #last}. */
    private @Nullable Wait first;

    private @Nullable Wait last;

    /** The first waiter that has not been woken; valid while there is one. */
    private @Nullable Wait next;

    /** The place that is given out first, unless {@link #ownTaken}. */
    private @Nullable Wait own;

    private boolean ownTaken;
    private @Nullable Wait free;
    private int freePlaces;

    /** How many may go on now. */
    abstract int available();

    /** Takes a permit for a waiter whose turn it is; returns the result of its await, or throws. */
    abstract @Nullable Object take(@Nullable Object argument);

    /** Describes what the waiters of this queue wait for. */
    abstract Blocker blocker();

    /** Whether those who were woken have to go on in the order in which they came, since what they take differs. */
    boolean isOrdered() {
        return false;
    }

    /** How many have not been woken. */
    final int countAsleep() {
        return waiting - woken;
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
        while (waiting > woken && isOpen()) {
            wakeNext();
        }
    }

    /** Wakes the first that has not been woken, whatever there is for it; false if there is none. */
    final boolean wakeNext() {
        Wait wait = next;
        if (waiting == woken || wait == null || loop == null) {
            return false;
        }
        woken++;
        wait.woken = true;
        findNext(wait.later);
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
            if (waiting > 0) {
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
        Wait place = own;
        if (place != null && !ownTaken) {
            ownTaken = true;
            return place;
        }
        return place == null ? takeOwn(new Wait(this)) : freePlace();
    }

    private Wait takeOwn(Wait place) {
        own = place;
        ownTaken = true;
        return place;
    }

    private Wait freePlace() {
        Wait place = free;
        if (place == null) {
            return new Wait(this);
        }
        free = place.later;
        place.later = null;
        freePlaces--;
        return place;
    }

    private void append(Wait wait) {
        if (waiting == 0 || last == null) {
            if (first != wait) {
                first = wait;
            }
        } else {
            wait.earlier = last;
            last.later = wait;
        }
        if (last != wait) {
            last = wait;
        }
        if (waiting == woken && next != wait) {
            next = wait;
        }
        waiting++;
    }

    /** Called when a waiter that was woken runs. */
    final void awake(Wait wait) {
        wait.woken = false;
        woken--;
    }

    /** Called when a waiter that was woken found nothing left: it goes on waiting in its place. */
    final void sleepOn() {
        findNext(first);
    }

    /** Takes a waiter out of the queue; its place is still to be {@linkplain #free freed}. */
    final void remove(Wait wait) {
        waiting--;
        if (waiting == 0) {
            return;
        }
        Wait before = wait.earlier;
        Wait behind = wait.later;
        if (before == null) {
            first = behind;
        } else {
            before.later = behind;
            wait.earlier = null;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.earlier = before;
            wait.later = null;
        }
        if (next == wait) {
            findNext(behind);
        }
    }

    /** Keeps a removed place, to which nobody has a reference any more, for the next waiter. */
    final void free(Wait wait) {
        if (wait.argument != null) {
            wait.argument = null;
        }
        wait.waiter = null;
        if (wait == own) {
            ownTaken = false;
        } else if (freePlaces < FREE_PLACES) {
            freePlaces++;
            wait.later = free;
            free = wait;
        }
    }

    /** Sets {@link #next}: the first waiter that has not been woken, {@code from} or one behind it. */
    private void findNext(@Nullable Wait from) {
        if (waiting > woken) {
            Wait wait = from;
            while (wait != null && wait.woken) {
                wait = wait.later;
            }
            next = wait;
        }
    }
}
