package io.fermata.net;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import io.fermata.Promise;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Connects a socket; closes it if that fails or is cancelled. */
final class Connecting extends Coroutine<SocketChannel> {

    private final SocketAddress remote;
    private @Nullable SocketChannel channel;

    Connecting(SocketAddress remote) {
        this.remote = remote;
    }

    /** Shown in snapshots of the loop. */
    @Override
    public String toString() {
        return "connects to " + remote;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (Execution.state(this) <= 0) {
            channel = Sockets.open(remote);
        }
        SocketChannel socket = Objects.requireNonNull(channel);
        try {
            if (failure != null) {
                throw failure;
            }
            if (Execution.state(this) > 0 ? socket.finishConnect() : socket.connect(remote)) {
                return socket;
            }
            e.await(connectable(socket));
            return e.suspend(this, 1);
        } catch (Throwable failed) {
            Sockets.close(socket, EventLoop.current());
            throw failed;
        }
    }

    private static Promise<@Nullable Void> connectable(SocketChannel socket) {
        EventLoop loop = EventLoop.current();
        Promise<@Nullable Void> connectable = loop.createPromise();
        loop.addWriter(socket, () -> {
            loop.removeWriter(socket);
            connectable.complete(null);
        });
        return connectable;
    }
}
