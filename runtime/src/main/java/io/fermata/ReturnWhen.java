package io.fermata;

/** When {@link Asyncio#waitUntil} is over. */
public enum ReturnWhen {
    /** As soon as one task has ended. */
    FIRST_COMPLETED,
    /** As soon as one task has failed, other than by cancellation, or all have ended. */
    FIRST_EXCEPTION,
    /** When all tasks have ended. */
    ALL_COMPLETED
}
