package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import io.fermata.Execution;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks a name up and listens on all of its addresses. */
final class StartServer extends Coroutine<Server> {

    private final Target target;
    private final ConnectionHandler handler;
    private final StreamOptions options;
    private final List<ServerSocketChannel> listeners = new ArrayList<>();

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
        Object found = Execution.state(this) > 0 ? value : e.await(target.resolve());
        if (found == Execution.SUSPENDED) {
            return e.suspend(this, 1);
        }
        return found instanceof List<?> addresses ? listen(addresses) : null;
    }

    private Server listen(List<?> addresses) throws IOException {
        try {
            for (Object address : addresses) {
                listen((SocketAddress) address);
            }
        } catch (IOException | RuntimeException failure) {
            listeners.forEach(listener -> Sockets.close(listener, EventLoop.current()));
            throw failure;
        }
        return new SocketServer(listeners, this::layers, options);
    }

    private Protocol layers() {
        StreamProtocol streams = new StreamProtocol(options.limit(), this::serve);
        return options.serverLayers(
                streams,
                failure -> EventLoop.current()
                        .callExceptionHandler(new ExceptionContext("a TLS handshake failed", failure, null)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the loop holds the task, which reports its own failures
    private void serve(Connection connection) {
        EventLoop.current().createTask(new ClientService(handler, connection));
    }

    /** The second address of a name may be one that this machine does not have, with IPv6 turned off for instance. */
    private void listen(SocketAddress address) throws IOException {
        boolean first = listeners.isEmpty();
        if (first || !(address instanceof InetSocketAddress internet)) {
            listeners.add(Sockets.listen(address, options));
        } else if (NetworkInterface.getByInetAddress(internet.getAddress()) != null) {
            listeners.add(Sockets.listen(withPortOfFirst(internet), options));
        }
    }

    /** When the port is for the system to choose, it is the same for all addresses. */
    private InetSocketAddress withPortOfFirst(InetSocketAddress address) throws IOException {
        InetSocketAddress first = (InetSocketAddress) listeners.get(0).getLocalAddress();
        return address.getPort() == 0 ? new InetSocketAddress(address.getAddress(), first.getPort()) : address;
    }
}
