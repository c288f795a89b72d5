package io.fermata.net;

import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Listens on sockets and gives each client a protocol. */
final class SocketListener implements Listener {

    /** When the system is out of something, asking at once again would only keep the loop busy. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private static final String REFUSED = "a client cannot be accepted";

    private final EventLoop loop = EventLoop.current();
    private final List<ServerSocketChannel> sockets;
    private final Supplier<? extends Protocol> clients;
    private final StreamOptions options;
    private boolean closed;

    SocketListener(List<ServerSocketChannel> sockets, Supplier<? extends Protocol> clients, StreamOptions options) {
        this.sockets = List.copyOf(sockets);
        this.clients = clients;
        this.options = options;
        rehearseFailure();
        this.sockets.forEach(this::listen);
    }

    /**
     * Loads what {@link #pause} needs. When it is called there may be no file descriptor left to read a class with, and a
     * class that was missing once is missing for ever.
     */
    private void rehearseFailure() {
        ExceptionContext nothing = new ExceptionContext(REFUSED, new IOException(), null);
        loop.callLater(PAUSE_AFTER_FAILURE, () -> loop.callExceptionHandler(nothing))
                .cancel();
    }

    private void listenAgain(ServerSocketChannel socket) {
        if (!closed) {
            listen(socket);
        }
    }

    private void listen(ServerSocketChannel socket) {
        loop.addReader(socket, () -> acceptFrom(socket));
    }

    private void acceptFrom(ServerSocketChannel socket) {
        for (int i = 0; i < options.backlog() && !closed; i++) {
            SocketChannel channel;
            try {
                channel = socket.accept();
            } catch (IOException failure) {
                pause(socket, failure);
                return;
            }
            if (channel == null) {
                return;
            }
            adopt(channel);
        }
    }

    private void pause(ServerSocketChannel socket, IOException failure) {
        loop.removeReader(socket);
        loop.callLater(PAUSE_AFTER_FAILURE, () -> listenAgain(socket));
        loop.callExceptionHandler(new ExceptionContext(REFUSED, failure, null));
    }

    private void adopt(SocketChannel channel) {
        try {
            Sockets.prepare(channel);
            new SocketTransport(channel, clients.get(), options).begin();
        } catch (IOException | RuntimeException | Error failure) {
            Sockets.close(channel, loop);
            loop.callExceptionHandler(new ExceptionContext("a client cannot be served", failure, null));
        }
    }

    @Override
    public List<SocketAddress> addresses() {
        List<SocketAddress> addresses = new ArrayList<>();
        for (ServerSocketChannel socket : sockets) {
            try {
                addresses.add(socket.getLocalAddress());
            } catch (IOException closedFromOutside) {
                throw new UncheckedIOException(closedFromOutside);
            }
        }
        return addresses;
    }

    @Override
    public void close() {
        closed = true;
        sockets.forEach(socket -> Sockets.close(socket, loop));
    }
}
