package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * An async method without arguments.
 *
 * @param <T> the result
 * @param <X> what it may throw; {@code RuntimeException} if nothing checked
 */
@FunctionalInterface
public interface AsyncSupplier<T extends @Nullable Object, X extends Exception> {

    /**
     * Makes a coroutine.
     *
     * @return a fresh coroutine
     * @throws X when it is awaited
     */
    Coroutine<T> get() throws X;
}
