package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.Execution;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One read: tries again whenever something has come. */
abstract class Reading<T> extends Coroutine<T> {

    final StreamReader reader;

    Reading(StreamReader reader) {
        this.reader = reader;
    }

    /** The result, taken out of the buffer; null if it takes more bytes. */
    abstract @Nullable T attempt() throws IOException;

    /** The result when no more bytes will come. */
    abstract T atEnd() throws IOException;

    /** Shown in snapshots of the loop. */
    @Override
    public String toString() {
        return "reads from " + reader.peer() + ", " + reader.buffer.size() + " bytes are there";
    }

    @Override
    protected final @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
            throws Throwable {
        if (Execution.state(this) > 0) {
            reader.waitIsOver();
        }
        if (failure != null) {
            throw failure;
        }
        for (T result = take(); ; result = take()) {
            if (result != null) {
                reader.resumeIfThereIsRoom();
                return result;
            }
            if (e.await(reader.moreData()) == Execution.SUSPENDED) {
                return e.suspend(this, 1);
            }
            reader.waitIsOver();
        }
    }

    private @Nullable T take() throws IOException {
        T result = attempt();
        return result == null && reader.hasEnded() ? atEnd() : result;
    }
}
