package io.fermata.net;

import io.fermata.Asyncio;
import io.fermata.CancelledError;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import io.fermata.Execution;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The handler of a client, whose failure closes its connection and nobody else's. */
final class ClientService extends Coroutine<@Nullable Void> {

    private final ConnectionHandler handler;
    private final Connection connection;

    ClientService(ConnectionHandler handler, Connection connection) {
        this.handler = handler;
        this.connection = connection;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (Execution.state(this) > 0) {
            return ended(failure);
        }
        Object result;
        try {
            result = e.await(Objects.requireNonNull(
                    handler.handle(connection.reader(), connection.writer()), "the handler returned null"));
        } catch (Throwable thrown) {
            return ended(thrown);
        }
        return result == Execution.SUSPENDED ? e.suspend(this, 1) : null;
    }

    private @Nullable Object ended(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        connection.writer().close();
        if (failure instanceof CancelledError cancelled) {
            throw cancelled;
        }
        EventLoop.current()
                .callExceptionHandler(
                        new ExceptionContext("the handler of a connection failed", failure, Asyncio.currentTask()));
        return null;
    }
}
