package io.fermata.observe;

/** What is waited for. */
public enum WaitKind {
    /** The end of a task. */
    TASK,
    /** Several results together. */
    GATHER,
    /** The end of the tasks of a group, whose body has ended. */
    GROUP,
    /** Something that is protected against cancellation. */
    SHIELD,
    /** Some or all of several tasks. */
    TASKS,
    /** The next of several results. */
    AS_COMPLETED,
    /** A lock. */
    LOCK,
    /** A permit of a semaphore. */
    SEMAPHORE,
    /** An event that somebody is to set. */
    EVENT,
    /** A signal of a condition. */
    CONDITION,
    /** The others at a barrier. */
    BARRIER,
    /** An item, or room, in a queue. */
    QUEUE,
    /** A moment. */
    SLEEP,
    /** A connection. */
    SOCKET,
    /** Blocking code on another thread. */
    THREAD,
    /** A promise that somebody is to end. */
    PROMISE,
    /** A stage or future of the JDK. */
    STAGE,
    /** Anything else. */
    OTHER
}
