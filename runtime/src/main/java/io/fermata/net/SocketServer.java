package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Listens on sockets and gives each client a protocol. */
final class SocketServer implements Server {

    /** When the system is out of something, asking at once again would only keep the loop busy. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final EventLoop loop = EventLoop.current();
    private final List<ServerSocketChannel> listeners;
    private final Supplier<? extends Protocol> protocols;
    private final StreamOptions options;
    private final Set<Transport> clients = new LinkedHashSet<>();
    private final Waiters waiters = new Waiters(loop);
    private boolean closed;

    SocketServer(List<ServerSocketChannel> listeners, Supplier<? extends Protocol> protocols, StreamOptions options) {
        this.listeners = List.copyOf(listeners);
        this.protocols = protocols;
        this.options = options;
        this.listeners.forEach(this::listen);
    }

    private void listen(ServerSocketChannel listener) {
        loop.addReader(listener, () -> acceptFrom(listener));
    }

    private void acceptFrom(ServerSocketChannel listener) {
        for (int i = 0; i < options.backlog() && !closed; i++) {
            SocketChannel channel;
            try {
                channel = listener.accept();
            } catch (IOException failure) {
                pause(listener, failure);
                return;
            }
            if (channel == null) {
                return;
            }
            adopt(channel);
        }
    }

    private void pause(ServerSocketChannel listener, IOException failure) {
        loop.removeReader(listener);
        loop.callExceptionHandler(new ExceptionContext("a client cannot be accepted", failure, null));
        loop.callLater(PAUSE_AFTER_FAILURE, () -> {
            if (!closed) {
                listen(listener);
            }
        });
    }

    private void adopt(SocketChannel channel) {
        try {
            Sockets.prepare(channel);
            Client client = new Client();
            client.serve(new SocketTransport(channel, protocols.get(), options, client));
        } catch (IOException failure) {
            Sockets.close(channel, loop);
            loop.callExceptionHandler(new ExceptionContext("a client cannot be served", failure, null));
        }
    }

    private void forEachClient(Consumer<Transport> action) {
        new ArrayList<>(clients).forEach(action);
    }

    @Override
    public List<SocketAddress> addresses() {
        List<SocketAddress> addresses = new ArrayList<>();
        for (ServerSocketChannel listener : closed ? List.<ServerSocketChannel>of() : listeners) {
            try {
                addresses.add(listener.getLocalAddress());
            } catch (IOException closedFromOutside) {
                throw new UncheckedIOException(closedFromOutside);
            }
        }
        return addresses;
    }

    @Override
    public int port() {
        for (SocketAddress address : addresses()) {
            if (address instanceof InetSocketAddress internet) {
                return internet.getPort();
            }
        }
        throw new IllegalStateException(closed ? "the server is closed" : "the server has no port");
    }

    @Override
    public boolean isServing() {
        return !closed;
    }

    @Override
    public Coroutine<@Nullable Void> serveForever() {
        return new Serving(this, new Waiting(waiters) {
            @Override
            boolean isOver() {
                return closed;
            }
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            listeners.forEach(listener -> Sockets.close(listener, loop));
            waiters.wakeAll();
        }
    }

    @Override
    public void closeClients() {
        forEachClient(Transport::close);
    }

    @Override
    public void abortClients() {
        forEachClient(Transport::abort);
    }

    @Override
    public Coroutine<@Nullable Void> waitClosed() {
        return new Waiting(waiters) {
            @Override
            boolean isOver() {
                return closed && clients.isEmpty();
            }
        };
    }

    /** The entry of a client among the others. */
    private final class Client implements Runnable {

        private @Nullable Transport transport;

        void serve(SocketTransport socket) {
            transport = socket;
            clients.add(socket);
            socket.begin();
        }

        /** The connection is lost. */
        @Override
        public void run() {
            if (transport != null) {
                clients.remove(transport);
            }
            if (closed && clients.isEmpty()) {
                waiters.wakeAll();
            }
        }
    }
}
