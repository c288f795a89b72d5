package io.fermata.net;

import io.fermata.AsyncCloseable;
import io.fermata.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of a connection.
 *
 * @param reader receives
 * @param writer sends, and closes both
 */
public record Connection(StreamReader reader, StreamWriter writer) implements AsyncCloseable {

    /** The same as {@link StreamWriter#close}. */
    @Override
    public void close() {
        writer.close();
    }

    /** The same as {@link StreamWriter#closeAsync}. */
    @Override
    public Coroutine<@Nullable Void> closeAsync() {
        return writer.closeAsync();
    }
}
