package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * A resource that takes its time to close. In an async method {@code try (var r = ...)} awaits {@link #closeAsync()},
 * and so does a {@code close()} that is written out.
 */
public interface AsyncCloseable extends AutoCloseable {

    /**
     * Closes the resource; closing it again has no effect.
     *
     * @return to be awaited
     */
    Coroutine<@Nullable Void> closeAsync();

    /**
     * Stands for {@link #closeAsync()} in async methods, whose compiler replaces the call where it sees the type.
     *
     * @throws IllegalStateException if the method around it was not transformed, or if it knows the resource only as an
     *     {@code AutoCloseable}
     */
    @Override
    default void close() {
        throw Asyncio.notTransformed("close() of an AsyncCloseable");
    }
}
