package io.fermata.net;

import io.fermata.EventLoop;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Joins a {@link StreamReader} and a {@link StreamWriter} to a transport, of whatever kind it is.
 *
 * <p>To be made on the thread of an event loop.
 */
public final class StreamProtocol implements Protocol {

    private final StreamEnds streams;
    private final Function<TlsOptions, SSLEngine> engines;

    /** Who is told of the transport: the streams, or TLS below them. */
    private Protocol told;

    /**
     * The streams of a connection that is yet to come.
     *
     * @param limit how many bytes {@code readLine} and {@code readUntil} look through; twice that is received ahead
     * @param whenMade called with the streams once the connection is there
     * @throws IllegalArgumentException if the limit is not positive
     * @throws IllegalStateException if no loop runs on this thread
     */
    public StreamProtocol(int limit, Consumer<? super Connection> whenMade) {
        this(limit, whenMade, tls -> tls.clientEngine(Target.of(null, 0)));
    }

    /** The same for one who knows how the connection is encrypted if it ever is. */
    StreamProtocol(int limit, Consumer<? super Connection> whenMade, Function<TlsOptions, SSLEngine> engines) {
        if (limit <= 0) {
            throw new IllegalArgumentException("limit must be positive: " + limit);
        }
        this.streams = new StreamEnds(EventLoop.current(), limit, this, whenMade);
        this.engines = engines;
        this.told = streams;
    }

    /** Puts TLS between transport and streams; {@code refusal} is told if the other end does not agree. */
    void startTls(TlsOptions options, Transport network, TlsProtocol.Refusal refusal) {
        TlsProtocol tls = new TlsProtocol(
                engines.apply(options),
                streams,
                failure -> {
                    streams.connectionLost(failure);
                    refusal.refused(failure);
                },
                options.handshakeLimit());
        told = tls;
        tls.connectionMade(network);
    }

    @Override
    public void connectionMade(Transport transport) {
        told.connectionMade(transport);
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        told.dataReceived(data);
    }

    /** Half-closed connections stay open where the transport allows it. */
    @Override
    public boolean eofReceived() {
        return told.eofReceived();
    }

    @Override
    public void pauseWriting() {
        told.pauseWriting();
    }

    @Override
    public void resumeWriting() {
        told.resumeWriting();
    }

    @Override
    public void connectionLost(@Nullable Throwable failure) {
        told.connectionLost(failure);
    }
}
