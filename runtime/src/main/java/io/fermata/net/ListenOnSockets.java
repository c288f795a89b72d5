package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks a name up and listens on all of its addresses. */
final class ListenOnSockets extends Coroutine<Listener> {

    private final SocketAddress local;
    private final Supplier<? extends Protocol> clients;
    private final StreamOptions options;
    private final List<ServerSocketChannel> sockets = new ArrayList<>();

    ListenOnSockets(SocketAddress local, Supplier<? extends Protocol> clients, StreamOptions options) {
        this.local = local;
        this.clients = clients;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        Object found = Execution.state(this) > 0 ? value : e.await(SocketNetwork.resolve(local));
        if (found == Execution.SUSPENDED) {
            return e.suspend(this, 1);
        }
        return listen((List<?>) Objects.requireNonNull(found));
    }

    private Listener listen(List<?> addresses) throws IOException {
        try {
            for (Object address : addresses) {
                listen((SocketAddress) address);
            }
            return new SocketListener(sockets, clients, options);
        } catch (IOException | RuntimeException | Error failure) {
            sockets.forEach(socket -> Sockets.close(socket, EventLoop.current()));
            throw failure;
        }
    }

    /** The second address of a name may be one that this machine does not have, with IPv6 turned off for instance. */
    private void listen(SocketAddress address) throws IOException {
        if (sockets.isEmpty()) {
            sockets.add(Sockets.listen(address, options));
            return;
        }
        InetSocketAddress further = (InetSocketAddress) address;
        if (NetworkInterface.getByInetAddress(further.getAddress()) != null) {
            sockets.add(Sockets.listen(withPortOfFirst(further), options));
        }
    }

    /** When the port is for the system to choose, it is the same for all addresses. */
    private InetSocketAddress withPortOfFirst(InetSocketAddress address) throws IOException {
        InetSocketAddress first = (InetSocketAddress) sockets.get(0).getLocalAddress();
        return address.getPort() == 0 ? new InetSocketAddress(address.getAddress(), first.getPort()) : address;
    }
}
