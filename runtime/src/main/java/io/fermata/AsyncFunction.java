package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * An async method with one argument.
 *
 * @param <A> the argument
 * @param <T> the result
 * @param <X> what it may throw; {@code RuntimeException} if nothing checked
 */
@FunctionalInterface
public interface AsyncFunction<A extends @Nullable Object, T extends @Nullable Object, X extends Exception> {

    /**
     * Makes a coroutine.
     *
     * @param argument the argument
     * @return a fresh coroutine
     * @throws X when it is awaited
     */
    Coroutine<T> apply(A argument) throws X;
}
