package io.fermata.net;

import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** How sockets are opened and closed here. */
final class Sockets {

    private Sockets() {}

    static SocketChannel open(SocketAddress remote) throws IOException {
        SocketChannel channel = remote instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            prepare(channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
        return channel;
    }

    /** Never blocks, and does not hold small pieces back: they wait for nothing but each other. */
    static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    static ServerSocketChannel listen(SocketAddress local, StreamOptions options) throws IOException {
        ServerSocketChannel channel = local instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            if (options.reusePort()) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.bind(local, options.backlog());
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
        return channel;
    }

    /** A name of the other end for snapshots; clients of Unix domain sockets have none. */
    static String name(@Nullable SocketAddress address) {
        String name = String.valueOf(address);
        return address == null || name.isEmpty() ? "a socket" : name;
    }

    static void close(Channel channel, EventLoop loop) {
        try {
            channel.close();
        } catch (IOException failure) {
            loop.callExceptionHandler(new ExceptionContext("closing a socket failed", failure, null));
        }
    }
}
