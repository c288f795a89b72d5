package io.fermata.testkit;

import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import io.fermata.net.Protocol;
import io.fermata.net.StreamOptions;
import io.fermata.net.Transport;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One end of a simulated connection; behaves as a socket of TCP does.
 *
 * <pre>
 *   write ─▶ unsent ─▶ segments on the wire ─▶ arrived ─▶ protocol.dataReceived of the other end
 *              └ waits while {@link #WINDOW} bytes are on their way or unread
 * </pre>
 */
final class SimulatedTransport implements Transport {

    /** How much the other end takes before it has read any. */
    static final int WINDOW = 64 * 1024;

    private final EventLoop loop = EventLoop.current();
    private final SimulatedNetwork network;
    private final Wire wire;
    private final Protocol protocol;
    private final StreamOptions options;
    private final SocketAddress localAddress;
    private final SocketAddress remoteAddress;
    private final Unsent unsent = new Unsent();
    private final ArrayDeque<byte[]> arrived = new ArrayDeque<>();
    private @Nullable SimulatedTransport peer;
    private int inFlight;
    private boolean begun;
    private boolean pumping;
    private boolean protocolPaused;
    private boolean readingPaused;
    private boolean endArrived;
    private boolean inputEnded;
    private boolean outputEnded;
    private boolean endSent;
    private boolean closing;
    private boolean lost;

    /** An end that sends over {@code wire}. */
    SimulatedTransport(
            SimulatedNetwork network, Wire wire, Protocol protocol, StreamOptions options, Addresses addresses) {
        this.network = network;
        this.wire = wire;
        this.protocol = protocol;
        this.options = options;
        this.localAddress = addresses.local();
        this.remoteAddress = addresses.remote();
    }

    /** Where the two ends are. */
    record Addresses(SocketAddress local, SocketAddress remote) {

        Addresses reversed() {
            return new Addresses(remote, local);
        }
    }

    void join(SimulatedTransport other) {
        peer = other;
    }

    private SimulatedTransport peer() {
        return Objects.requireNonNull(peer, "peer");
    }

    /** Tells the protocol of the connection. */
    void begin() {
        begun = true;
        network.opened(this);
        tell(() -> protocol.connectionMade(this));
        deliver();
    }

    /** Calls the protocol; one that throws loses its connection. */
    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error failure) {
            protocolFailed(failure);
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
        unsent.append(data);
        if (!protocolPaused && unsent.size() > options.highWater()) {
            protocolPaused = true;
            tell(protocol::pauseWriting);
        }
        pumpSoon();
    }

    /** Not at once: what is written without a pause between may travel together. */
    private void pumpSoon() {
        if (!pumping && !lost) {
            pumping = true;
            loop.callSoon(this::pump);
        }
    }

    private void pump() {
        pumping = false;
        while (!lost && !unsent.isEmpty() && inFlight < WINDOW) {
            sendSegment();
        }
        if (lost) {
            return;
        }
        if (unsent.isEmpty()) {
            afterLastByte();
        }
        if (protocolPaused && unsent.size() <= options.lowWater()) {
            protocolPaused = false;
            tell(protocol::resumeWriting);
        }
    }

    private void sendSegment() {
        byte[] segment = unsent.take(network.conditions().nextSegment(Math.min(unsent.size(), WINDOW - inFlight)));
        inFlight += segment.length;
        boolean reset = network.conditions().nextIsReset();
        wire.send(() -> {
            if (reset) {
                breakDown();
            } else {
                peer().arrive(segment);
            }
        });
    }

    private void afterLastByte() {
        if (closing) {
            lose(null);
        } else if (outputEnded) {
            sendEnd();
        }
    }

    private void sendEnd() {
        if (!endSent) {
            endSent = true;
            wire.send(() -> peer().arriveEnd());
        }
    }

    private void arrive(byte[] segment) {
        if (lost) {
            // As a closed socket does: it answers whoever still sends.
            wire.send(() -> peer().reset());
            return;
        }
        arrived.add(segment);
        deliver();
    }

    private void arriveEnd() {
        endArrived = true;
        deliver();
    }

    private void deliver() {
        try {
            while (!readingPaused && !closing && !arrived.isEmpty()) {
                byte[] segment = arrived.remove();
                peer().received(segment.length);
                protocol.dataReceived(ByteBuffer.wrap(segment));
            }
            if (endArrived && arrived.isEmpty() && !inputEnded && !closing && !readingPaused) {
                inputEnded = true;
                if (!protocol.eofReceived()) {
                    close();
                }
            }
        } catch (RuntimeException | Error failure) {
            protocolFailed(failure);
        }
    }

    /** The other end has taken what was sent: there is room for more. */
    private void received(int count) {
        inFlight -= count;
        pumpSoon();
    }

    @Override
    public void writeEof() {
        if (!outputEnded && !closing) {
            outputEnded = true;
            pumpSoon();
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
    }

    @Override
    public void resumeReading() {
        if (readingPaused) {
            readingPaused = false;
            loop.callSoon(this::deliver);
        }
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
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

    /** This end goes: the other one sees the end of the stream, or a reset where something was left unread. */
    private void lose(@Nullable Throwable failure) {
        if (!lost) {
            if (arrived.isEmpty()) {
                sendEnd();
            } else {
                wire.send(() -> peer().reset());
            }
            end(failure);
        }
    }

    /** The connection breaks, at both ends at once. */
    void breakDown() {
        reset();
        peer().reset();
    }

    private void reset() {
        if (!lost) {
            end(new SocketException("Connection reset"));
        }
    }

    private void end(@Nullable Throwable failure) {
        lost = true;
        closing = true;
        unsent.clear();
        arrived.clear();
        network.closed(this);
        if (begun) {
            loop.callSoon(() -> protocol.connectionLost(failure));
        }
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }
}
