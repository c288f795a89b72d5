package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Plain code that may block its thread.
 *
 * @param <T> the result
 * @param <X> what it may throw; {@code RuntimeException} if nothing checked
 */
@FunctionalInterface
public interface BlockingCall<T extends @Nullable Object, X extends Exception> {

    /**
     * Runs.
     *
     * @return the result
     * @throws X what it may throw
     */
    T call() throws X;
}
