package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * The rest of a suspended computation, to be resumed once with a value or a failure.
 *
 * @param <T> what the computation waits for
 */
public interface Continuation<T extends @Nullable Object> {

    /**
     * Goes on with a value.
     *
     * @param value what was awaited
     */
    void resume(T value);

    /**
     * Goes on by throwing.
     *
     * @param failure thrown from the await, the same object
     */
    void fail(Throwable failure);
}
