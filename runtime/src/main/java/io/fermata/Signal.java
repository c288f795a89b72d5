package io.fermata;

import org.jspecify.annotations.Nullable;

/** A queue of those who wait for no more than being woken: once they are, they go on, whatever has changed since. */
abstract class Signal extends WaitQueue {

    @Override
    int available() {
        return 0;
    }

    @Override
    final boolean isStillThere() {
        return true;
    }

    @Override
    final @Nullable Object take(@Nullable Object argument) {
        return null;
    }

    final void wakeAll() {
        boolean more = true;
        while (more) {
            more = wakeNext();
        }
    }
}
