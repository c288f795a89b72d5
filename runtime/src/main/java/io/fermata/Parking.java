package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What a driver can be parked on once the stack has unwound; used on the loop's thread only.
 *
 * <p>Tasks and promises are parked on as well. They are public, and these methods are not to show in them, so they are
 * told apart here.
 */
interface Parking {

    /** Lets {@code waiter} run on the loop once the ending is there. */
    void park(Node waiter, EventLoop loop);

    /**
     * The waiter is being cancelled.
     *
     * @return true when the wait now ends on account of it, at once or in time; false when it has ended already
     */
    boolean cancel(Node waiter, EventLoop loop, @Nullable String message);

    /** What the waiter resumes with, as {@link Ending} encodes it. */
    Object ending();

    static void park(Object on, Node waiter, EventLoop loop) {
        if (on instanceof Completion<?> completion) {
            completion.whenDone(waiter);
        } else {
            ((Parking) on).park(waiter, loop);
        }
    }

    /** Being awaited and the waiter cancelled, a task or a promise is cancelled too. */
    static boolean cancel(Object on, Node waiter, EventLoop loop, @Nullable String message) {
        return on instanceof Completion<?> completion
                ? completion.cancel(message)
                : ((Parking) on).cancel(waiter, loop, message);
    }

    static Object ending(Object on) {
        return on instanceof Completion<?> completion ? completion.ending() : ((Parking) on).ending();
    }

    static boolean isOne(Object awaited) {
        return awaited instanceof Completion<?> || awaited instanceof Parking;
    }
}
