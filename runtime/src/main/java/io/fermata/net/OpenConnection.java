package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import io.fermata.Promise;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks a name up, connects to the first of its addresses that answers, and lays streams over the socket. */
final class OpenConnection extends Coroutine<Connection> {

    private static final int RESOLVED = 1;
    private static final int CONNECTED = 2;
    private static final int MADE = 3;

    private final Target target;
    private final StreamOptions options;
    private @Nullable Iterator<SocketAddress> addresses;
    private @Nullable IOException refusal;
    private @Nullable SocketTransport transport;

    OpenConnection(Target target, StreamOptions options) {
        this.target = target;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        return switch (Execution.state(this)) {
            case RESOLVED -> connect(e, result(value, failure));
            case CONNECTED -> connected(e, value, failure);
            case MADE -> made(value, failure);
            default -> resolve(e);
        };
    }

    private static @Nullable Object result(@Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    private @Nullable Object resolve(Execution e) throws Throwable {
        Object found = e.await(target.resolve());
        return found == Execution.SUSPENDED ? e.suspend(this, RESOLVED) : connect(e, found);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object connect(Execution e, @Nullable Object found) throws Throwable {
        if (found instanceof List<?> all) {
            addresses = ((List<SocketAddress>) all).iterator();
        }
        return connectToNext(e);
    }

    private @Nullable Object connectToNext(Execution e) throws Throwable {
        Iterator<SocketAddress> left = addresses;
        while (left != null && left.hasNext()) {
            try {
                Object socket = e.await(new Connecting(left.next()));
                return socket == Execution.SUSPENDED ? e.suspend(this, CONNECTED) : make(e, socket);
            } catch (IOException refused) {
                addRefusal(refused);
            }
        }
        throw refusal == null ? new IOException("no address for " + target) : refusal;
    }

    private void addRefusal(IOException refused) {
        if (refusal == null) {
            refusal = refused;
        } else {
            refusal.addSuppressed(refused);
        }
    }

    private @Nullable Object connected(Execution e, @Nullable Object socket, @Nullable Throwable failure)
            throws Throwable {
        if (failure instanceof IOException refused) {
            addRefusal(refused);
            return connectToNext(e);
        }
        return make(e, result(socket, failure));
    }

    private @Nullable Object make(Execution e, @Nullable Object socket) throws Throwable {
        Promise<Connection> made = EventLoop.current().createPromise();
        Protocol protocol =
                options.clientLayers(new StreamProtocol(options.limit(), made::complete), target, made::fail);
        transport = new SocketTransport((SocketChannel) Objects.requireNonNull(socket), protocol, options, () -> {});
        transport.begin();
        Object connection = e.await(made);
        return connection == Execution.SUSPENDED ? e.suspend(this, MADE) : connection;
    }

    private @Nullable Object made(@Nullable Object connection, @Nullable Throwable failure) throws Throwable {
        if (failure != null && transport != null) {
            transport.abort();
        }
        return result(connection, failure);
    }
}
