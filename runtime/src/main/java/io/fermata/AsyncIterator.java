package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * One iteration over values that may have to be waited for; for one consumer at a time.
 *
 * @param <T> the values
 */
public interface AsyncIterator<T extends @Nullable Object> {

    /**
     * Goes on to the next value.
     *
     * @return to be awaited: true if there is one, false, from then on always, at the end
     */
    Awaitable<Boolean> advance();

    /**
     * The value that the last {@link #advance()} went to.
     *
     * @return the value
     * @throws IllegalStateException if there is none
     */
    T current();
}
