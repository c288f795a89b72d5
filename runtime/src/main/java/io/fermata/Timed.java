package io.fermata;

import org.jspecify.annotations.Nullable;

/** What the timer heap holds. */
interface Timed {

    boolean isCancelled();

    /** Called once when the time has come: what to run, null if nothing any more. */
    @Nullable
    Node due();
}
