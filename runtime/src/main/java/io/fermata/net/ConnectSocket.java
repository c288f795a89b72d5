package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks a name up, connects to the first of its addresses that answers, and lays a protocol over the socket. */
final class ConnectSocket extends Coroutine<Transport> {

    private static final int RESOLVED = 1;
    private static final int CONNECTED = 2;

    private final SocketAddress remote;
    private final Protocol protocol;
    private final StreamOptions options;
    private @Nullable Iterator<?> addresses;
    private @Nullable IOException refusal;

    ConnectSocket(SocketAddress remote, Protocol protocol, StreamOptions options) {
        this.remote = remote;
        this.protocol = protocol;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        return switch (Execution.state(this)) {
            case RESOLVED -> connect(e, result(value, failure));
            case CONNECTED -> connected(e, value, failure);
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
        Object found = e.await(SocketNetwork.resolve(remote));
        return found == Execution.SUSPENDED ? e.suspend(this, RESOLVED) : connect(e, found);
    }

    private @Nullable Object connect(Execution e, @Nullable Object found) throws Throwable {
        addresses = ((List<?>) Objects.requireNonNull(found)).iterator();
        return connectToNext(e);
    }

    private @Nullable Object connectToNext(Execution e) throws Throwable {
        Iterator<?> left = Objects.requireNonNull(addresses);
        while (left.hasNext()) {
            try {
                Object socket = e.await(new Connecting((SocketAddress) left.next()));
                return socket == Execution.SUSPENDED ? e.suspend(this, CONNECTED) : begin(socket);
            } catch (IOException refused) {
                addRefusal(refused);
            }
        }
        throw Objects.requireNonNull(refusal, "a name has one address at least");
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
        return begin(result(socket, failure));
    }

    private Transport begin(@Nullable Object socket) throws IOException {
        SocketChannel channel = (SocketChannel) Objects.requireNonNull(socket);
        try {
            SocketTransport transport = new SocketTransport(channel, protocol, options);
            transport.begin();
            return transport;
        } catch (IOException | RuntimeException | Error failure) {
            Sockets.close(channel, EventLoop.current());
            throw failure;
        }
    }
}
