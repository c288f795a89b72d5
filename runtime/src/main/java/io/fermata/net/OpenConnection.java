package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import io.fermata.Promise;
import org.jspecify.annotations.Nullable;

/** Connects over the network of the loop and lays streams over the transport, encrypted ones if asked for. */
final class OpenConnection extends Coroutine<Connection> {

    private static final int CONNECTED = 1;
    private static final int MADE = 2;

    private final Target target;
    private final StreamOptions options;
    private @Nullable Promise<Connection> made;
    private @Nullable Transport transport;

    OpenConnection(Target target, StreamOptions options) {
        this.target = target;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            abort();
            throw failure;
        }
        return switch (Execution.state(this)) {
            case CONNECTED -> make(e, value);
            case MADE -> value;
            default -> connect(e);
        };
    }

    private @Nullable Object connect(Execution e) throws Throwable {
        EventLoop loop = EventLoop.current();
        Promise<Connection> streams = loop.createPromise();
        made = streams;
        StreamProtocol ends = new StreamProtocol(options.limit(), streams::complete, tls -> tls.clientEngine(target));
        Protocol protocol = options.clientLayers(ends, target, streams::fail);
        Object connected = e.await(Network.of(loop).connect(target.address(), protocol, options));
        return connected == Execution.SUSPENDED ? e.suspend(this, CONNECTED) : make(e, connected);
    }

    private @Nullable Object make(Execution e, @Nullable Object connected) throws Throwable {
        transport = (Transport) connected;
        Object connection = e.await(made);
        return connection == Execution.SUSPENDED ? e.suspend(this, MADE) : connection;
    }

    private void abort() {
        if (transport != null) {
            transport.abort();
        }
    }
}
