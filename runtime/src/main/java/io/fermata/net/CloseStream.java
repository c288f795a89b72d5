package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.Execution;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Closes a stream and waits until what was written has been sent. */
final class CloseStream extends Coroutine<@Nullable Void> {

    private final StreamWriter writer;

    CloseStream(StreamWriter writer) {
        this.writer = writer;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (Execution.state(this) > 0) {
            return closed(failure);
        }
        if (writer.isLost()) {
            return null;
        }
        writer.close();
        Object end;
        try {
            end = e.await(writer.waitClosed());
        } catch (IOException lost) {
            return closed(lost);
        }
        return end == Execution.SUSPENDED ? e.suspend(this, 1) : null;
    }

    private @Nullable Object closed(@Nullable Throwable failure) throws Throwable {
        if (failure instanceof IOException lost) {
            throw new UncheckedIOException("not everything was sent", lost);
        }
        if (failure != null) {
            writer.abort();
            throw failure;
        }
        return null;
    }
}
