package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Something a loop can run, its own link in whatever list it waits in.
 *
 * <p>A node stands in at most one list at a time (ready ring, entry queue, the waiters of a promise), so a wake-up moves
 * it and allocates nothing.
 */
abstract class Node extends Parking {

    @Nullable
    Node next;

    abstract void run();

    /** Called instead of {@link #run} if the loop is closed while this still waits in its {@link Inbox}. */
    void dropped() {}
}
