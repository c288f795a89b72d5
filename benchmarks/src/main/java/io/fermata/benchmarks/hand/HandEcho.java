package io.fermata.benchmarks.hand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An echo server that is a selector and nothing else: it writes what it has read at once. */
public final class HandEcho {

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    /** Starts it on a thread of its own; gives its port. */
    public int start() throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread thread = new Thread(() -> serve(selector), "hand-written echo");
        thread.setDaemon(true);
        thread.start();
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void serve(Selector selector) {
        try {
            for (; ; ) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept(key);
                    } else {
                        echo(key);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        client.configureBlocking(false);
        client.register(key.selector(), SelectionKey.OP_READ);
    }

    private void echo(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        buffer.clear();
        if (client.read(buffer) < 0) {
            client.close();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            client.write(buffer);
        }
    }
}
