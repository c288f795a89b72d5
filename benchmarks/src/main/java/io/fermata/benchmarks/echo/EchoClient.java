package io.fermata.benchmarks.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Some connections that each send a message, wait for it to come back, and send the next one; all on the calling thread. */
public final class EchoClient {

    private static final int MESSAGE = 1024;

    private final Selector selector = Selector.open();

    /** Connects to a server on this machine. */
    public EchoClient(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(MESSAGE));
        }
    }

    /** Exchanges {@code messages} messages of 1 KiB, on all connections together. */
    public int exchange(int messages) throws IOException {
        int sent = 0;
        int received = 0;
        for (SelectionKey key : selector.keys()) {
            send(key);
            sent++;
        }
        while (received < sent) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (receive(key)) {
                    received++;
                    if (sent < messages) {
                        send(key);
                        sent++;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return received;
    }

    /** A message fits into the buffer of the socket. */
    private static void send(SelectionKey key) throws IOException {
        ByteBuffer message = (ByteBuffer) key.attachment();
        message.clear();
        while (message.hasRemaining()) {
            ((SocketChannel) key.channel()).write(message);
        }
        message.clear();
    }

    private static boolean receive(SelectionKey key) throws IOException {
        ByteBuffer message = (ByteBuffer) key.attachment();
        if (((SocketChannel) key.channel()).read(message) < 0) {
            throw new IOException("the server has closed a connection");
        }
        return !message.hasRemaining();
    }
}
