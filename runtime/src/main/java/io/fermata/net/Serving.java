package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.Execution;
import org.jspecify.annotations.Nullable;

/** Serves until the server is closed; being cancelled, closes it and waits for its clients: suspended at 1, then at 2. */
final class Serving extends Coroutine<@Nullable Void> {

    private final Server server;
    private final Coroutine<@Nullable Void> closed;
    private @Nullable Throwable cancelled;

    Serving(Server server, Coroutine<@Nullable Void> closed) {
        this.server = server;
        this.closed = closed;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object result = null;
        int point = Execution.state(this);
        if (point <= 0) {
            point = 1;
            result = e.await(closed);
        } else if (point == 1 && failure != null) {
            point = 2;
            cancelled = failure;
            server.close();
            server.closeClients();
            result = e.await(server.waitClosed());
        } else if (failure != null) {
            server.abortClients();
            throw failure;
        }
        if (result == Execution.SUSPENDED) {
            return e.suspend(this, point);
        }
        if (cancelled != null) {
            throw cancelled;
        }
        return null;
    }
}
