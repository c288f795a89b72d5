package io.fermata.net;

import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connected socket, of TCP or of the Unix domain.
 *
 * <pre>
 *   OPEN ──close()──▶ CLOSING: sends what is left ──▶ LOST: protocol.connectionLost, then the socket is closed
 *     └───abort(), failure of the socket or of the protocol ──▶ LOST
 * </pre>
 */
final class SocketTransport implements Transport {

    private final EventLoop loop;
    private final SocketChannel channel;
    private final Protocol protocol;
    private final StreamOptions options;
    private final @Nullable SocketAddress localAddress;
    private final @Nullable SocketAddress remoteAddress;
    private final SendBuffer unsent = new SendBuffer();
    private boolean protocolPaused;
    private boolean readingPaused;
    private boolean inputEnded;
    private boolean outputEnded;
    private boolean closing;
    private boolean lost;

    SocketTransport(SocketChannel channel, Protocol protocol, StreamOptions options) throws IOException {
        this.loop = EventLoop.current();
        this.channel = channel;
        this.protocol = protocol;
        this.options = options;
        this.localAddress = channel.getLocalAddress();
        this.remoteAddress = channel.getRemoteAddress();
    }

    /** Tells the protocol of the connection and begins to receive. */
    void begin() {
        tell(() -> protocol.connectionMade(this));
        receiveMore();
    }

    /** Calls the protocol; one that throws loses its connection. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error failure) {
            protocolFailed(failure);
        }
    }

    private void receiveMore() {
        if (!readingPaused && !inputEnded && !closing) {
            loop.addReader(channel, this::receive);
        }
    }

    private void receive() {
        ByteBuffer buffer = Buffers.received();
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException failure) {
            lose(failure);
            return;
        }
        try {
            if (count > 0) {
                protocol.dataReceived(buffer.flip());
            } else if (count < 0) {
                endInput();
            }
        } catch (RuntimeException | Error failure) {
            protocolFailed(failure);
        }
    }

    private void endInput() {
        inputEnded = true;
        loop.removeReader(channel);
        if (!protocol.eofReceived()) {
            close();
        }
    }

    @Override
    public void write(ByteBuffer data) {
        if (outputEnded) {
            throw new IllegalStateException("write() after writeEof()");
        }
        if (closing) {
            return;
        }
        if (unsent.isEmpty()) {
            try {
                SendBuffer.write(data, channel);
            } catch (IOException failure) {
                lose(failure);
                return;
            }
            if (!data.hasRemaining()) {
                return;
            }
            loop.addWriter(channel, this::send);
        }
        unsent.append(data);
        pauseProtocolIfFull();
    }

    private void pauseProtocolIfFull() {
        if (!protocolPaused && unsent.size() > options.highWater()) {
            protocolPaused = true;
            tell(protocol::pauseWriting);
        }
    }

    private void send() {
        try {
            unsent.sendTo(channel);
        } catch (IOException failure) {
            lose(failure);
            return;
        }
        if (unsent.isEmpty()) {
            loop.removeWriter(channel);
            afterLastByte();
        }
        if (protocolPaused && unsent.size() <= options.lowWater()) {
            protocolPaused = false;
            tell(protocol::resumeWriting);
        }
    }

    /** What had to wait until everything was sent. */
    private void afterLastByte() {
        if (closing) {
            lose(null);
        } else if (outputEnded) {
            endOutput();
        }
    }

    @Override
    public void writeEof() {
        if (!outputEnded && !closing) {
            outputEnded = true;
            if (unsent.isEmpty()) {
                endOutput();
            }
        }
    }

    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException failure) {
            lose(failure);
        }
    }

    @Override
    public boolean canWriteEof() {
        return true;
    }

    @Override
    public int writeBufferSize() {
        return unsent.size();
    }

    @Override
    public void pauseReading() {
        readingPaused = true;
        loop.removeReader(channel);
    }

    @Override
    public void resumeReading() {
        readingPaused = false;
        receiveMore();
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            loop.removeReader(channel);
            if (unsent.isEmpty()) {
                lose(null);
            }
        }
    }

    @Override
    public void abort() {
        lose(null);
    }

    private void protocolFailed(Throwable failure) {
        loop.callExceptionHandler(new ExceptionContext("a protocol failed", failure, null));
        lose(failure);
    }

    /** Ends the connection; the protocol hears of it later, never in the middle of a call of its own. */
    private void lose(@Nullable Throwable failure) {
        if (!lost) {
            lost = true;
            closing = true;
            unsent.clear();
            loop.removeReader(channel);
            loop.removeWriter(channel);
            loop.callSoon(() -> end(failure));
        }
    }

    private void end(@Nullable Throwable failure) {
        try {
            protocol.connectionLost(failure);
        } finally {
            Sockets.close(channel, loop);
        }
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public @Nullable SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public @Nullable SocketAddress remoteAddress() {
        return remoteAddress;
    }
}
