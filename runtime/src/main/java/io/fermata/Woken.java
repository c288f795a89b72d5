package io.fermata;

import org.jspecify.annotations.Nullable;

/** A wait that is over once it has been woken, whatever has changed since. */
class Woken extends Wait<@Nullable Void> {

    Woken(WaitQueue queue) {
        super(queue);
    }

    @Override
    final boolean isStillThere() {
        return true;
    }

    @Override
    @Nullable
    Void take() {
        return null;
    }
}
