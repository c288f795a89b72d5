package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A source of values that may have to be waited for: {@code for (T x : each(source))} inside an async method.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface AsyncIterable<T extends @Nullable Object> {

    /**
     * Begins an iteration.
     *
     * @return a new iterator, or this object itself if it can be iterated only once
     */
    AsyncIterator<T> asyncIterator();
}
