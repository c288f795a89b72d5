package io.fermata.net;

import io.fermata.Coroutine;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on whatever network its listener belongs to. */
final class StreamServer implements Server {

    private final Listener listener;
    private final Clients clients;
    private boolean closed;

    StreamServer(Listener listener, Clients clients) {
        this.listener = listener;
        this.clients = clients;
    }

    @Override
    public List<SocketAddress> addresses() {
        return closed ? List.of() : listener.addresses();
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
        return new Serving(this, new Waiting(clients.waiters) {
            @Override
            boolean isOver() {
                return closed;
            }

            @Override
            public String toString() {
                return "serves on " + addresses();
            }
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            listener.close();
            clients.waiters.wakeAll();
        }
    }

    @Override
    public void closeClients() {
        clients.forEach(Transport::close);
    }

    @Override
    public void abortClients() {
        clients.forEach(Transport::abort);
    }

    @Override
    public Coroutine<@Nullable Void> waitClosed() {
        return new Waiting(clients.waiters) {
            @Override
            boolean isOver() {
                return closed && clients.isEmpty();
            }

            @Override
            public String toString() {
                return closed ? "waits for the clients of a server" : "waits until a server is closed";
            }
        };
    }
}
