package io.fermata.observe;

/** How a loop answered when it was looked at. */
public enum LoopState {
    /** It runs, and has told of itself. */
    RUNNING,
    /**
     * Its thread is inside one step, or busy with what is ready, and had no time to answer; or the executor that drives it
     * did not come to it.
     */
    BLOCKED,
    /** No thread runs it. */
    STOPPED,
    /** It is closed. */
    CLOSED
}
