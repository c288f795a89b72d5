package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * How one of several computations ended.
 *
 * @param <T> the value
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * It brought a value.
     *
     * @param <T> the value
     * @param value may be null
     */
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /**
     * It failed; {@link java.util.concurrent.CancellationException} if it was cancelled.
     *
     * @param <T> the value it did not bring
     * @param exception the failure as it was thrown
     */
    record Failure<T extends @Nullable Object>(Throwable exception) implements Outcome<T> {}
}
