package io.fermata;

import org.jspecify.annotations.Nullable;

/** What runs when a channel is ready, in either direction; attached to its key. */
final class ChannelWatch {

    final Callback in = new Callback();
    final Callback out = new Callback();

    void set(int direction, Runnable callback) {
        side(direction).action = callback;
    }

    /** Takes the callback back; false if there was none. */
    boolean clear(int direction) {
        Callback side = side(direction);
        boolean watched = side.action != null;
        side.action = null;
        return watched;
    }

    private Callback side(int direction) {
        return direction == Channels.IN ? in : out;
    }

    /** One direction: its own entry in the queue of what is ready, so that an event allocates nothing. */
    static final class Callback extends Node {

        private @Nullable Runnable action;
        private boolean queued;

        /** Appends this to the ring {@code last}, unless it waits to run already. */
        @Nullable
        Node arrive(@Nullable Node last) {
            if (queued || action == null) {
                return last;
            }
            queued = true;
            return Ring.append(last, this);
        }

        @Override
        void run() {
            queued = false;
            Runnable current = action;
            if (current != null) {
                current.run();
            }
        }
    }
}
