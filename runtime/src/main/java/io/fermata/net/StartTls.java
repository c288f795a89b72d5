package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import io.fermata.Promise;
import org.jspecify.annotations.Nullable;

/** Encrypts a connection in the middle: waits until its writer is drained, then until both ends agree on a key. */
final class StartTls extends Coroutine<@Nullable Void> {

    private static final int DRAINED = 1;
    private static final int AGREED = 2;

    private final StreamWriter writer;
    private final TlsOptions options;

    StartTls(StreamWriter writer, TlsOptions options) {
        this.writer = writer;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        int state = Execution.state(this);
        if (failure != null) {
            if (state == AGREED) {
                writer.abort();
            }
            throw failure;
        }
        if (state == AGREED) {
            return null;
        }
        if (state <= 0 && e.await(writer.drain()) == Execution.SUSPENDED) {
            return e.suspend(this, DRAINED);
        }
        return agree(e);
    }

    private @Nullable Object agree(Execution e) throws Throwable {
        Promise<@Nullable Void> agreed = EventLoop.current().createPromise();
        writer.startTls(options, agreed);
        return e.await(agreed) == Execution.SUSPENDED ? e.suspend(this, AGREED) : null;
    }
}
