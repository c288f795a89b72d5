package io.fermata.net;

import io.fermata.AsyncIterator;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.Execution;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one after the other. */
final class Lines implements AsyncIterator<byte[]> {

    private final StreamReader reader;
    private byte[] current = ReceiveBuffer.NOTHING;

    Lines(StreamReader reader) {
        this.reader = reader;
    }

    @Override
    public Awaitable<Boolean> advance() {
        return new Advance();
    }

    @Override
    public byte[] current() {
        if (current.length == 0) {
            throw new IllegalStateException("no line has been read yet, or the stream has ended");
        }
        return current;
    }

    private final class Advance extends Coroutine<Boolean> {

        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
                throws Throwable {
            Object line = value;
            if (failure != null) {
                throw failure;
            }
            if (Execution.state(this) <= 0) {
                line = e.await(reader.readLine());
            }
            if (line == Execution.SUSPENDED) {
                return e.suspend(this, 1);
            }
            current = line == null ? ReceiveBuffer.NOTHING : (byte[]) line;
            return current.length > 0;
        }
    }
}
