package io.fermata.observe;

/** What a task is about to do. */
public enum TaskState {
    /** It has not begun; it will with the next iteration. */
    NEW,
    /** It is the one that runs. */
    RUNNING,
    /** Nothing keeps it from running, only its turn. */
    READY,
    /** It waits. */
    WAITING
}
