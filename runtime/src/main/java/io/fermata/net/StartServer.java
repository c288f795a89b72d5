package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import io.fermata.Execution;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Listens on the network of the loop and runs a handler over the streams of each client. */
final class StartServer extends Coroutine<Server> {

    private final Target target;
    private final ConnectionHandler handler;
    private final StreamOptions options;
    private @Nullable Clients clients;

    StartServer(Target target, ConnectionHandler handler, StreamOptions options) {
        this.target = target;
        this.handler = handler;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        Object listener = Execution.state(this) > 0 ? value : listen(e);
        if (listener == Execution.SUSPENDED) {
            return e.suspend(this, 1);
        }
        return new StreamServer((Listener) Objects.requireNonNull(listener), Objects.requireNonNull(clients));
    }

    private @Nullable Object listen(Execution e) throws Throwable {
        EventLoop loop = EventLoop.current();
        Clients accepted = new Clients(loop);
        clients = accepted;
        return e.await(Network.of(loop).listen(target.address(), () -> accepted.admit(layers()), options));
    }

    private Protocol layers() {
        StreamProtocol streams = new StreamProtocol(options.limit(), this::serve, TlsOptions::serverEngine);
        return options.serverLayers(
                streams,
                failure -> EventLoop.current()
                        .callExceptionHandler(new ExceptionContext("a TLS handshake failed", failure, null)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the loop holds the task, which reports its own failures
    private void serve(Connection connection) {
        EventLoop.current().createTask(new ClientService(handler, connection));
    }
}
