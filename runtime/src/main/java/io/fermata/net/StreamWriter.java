package io.fermata.net;

import io.fermata.AsyncCloseable;
import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import io.fermata.Promise;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a connection.
 *
 * <p>Writing never waits: what cannot be sent at once is kept. {@code await(writer.drain())} after it lets the other end
 * keep up. Everything is for the thread of the event loop.
 */
public final class StreamWriter implements AsyncCloseable {

    private final StreamReader reader;
    private final StreamProtocol protocol;
    private final Waiters drainers;
    private final Waiters closers;
    private Transport transport;

    /** Ends when both ends have agreed on a key; null unless {@link #startTls} was called. */
    private @Nullable Promise<@Nullable Void> agreed;

    /** Why the connection was lost; null if it was not, or was closed in order. */
    private @Nullable IOException failure;

    /** Whether too much waits to be sent: {@link #drain} waits. */
    private boolean paused;

    /** Whether this end has closed the connection. */
    private boolean closed;

    /** Whether the connection has ended. */
    private boolean lost;

    StreamWriter(EventLoop loop, Transport transport, StreamReader reader, StreamProtocol protocol) {
        this.transport = transport;
        this.reader = reader;
        this.protocol = protocol;
        this.drainers = new Waiters(loop);
        this.closers = new Waiters(loop);
    }

    /**
     * Sends bytes, in the background if need be.
     *
     * @param data may be changed as soon as this returns
     * @throws IllegalStateException after {@link #close} or {@link #writeEof}
     */
    public void write(byte[] data) {
        write(ByteBuffer.wrap(data));
    }

    /**
     * The same as {@link #write(byte[])}.
     *
     * @param data what is between position and limit; all of it is taken
     * @throws IllegalStateException after {@link #close} or {@link #writeEof}
     */
    public void write(ByteBuffer data) {
        if (closed) {
            throw new IllegalStateException("write() after close()");
        }
        transport.write(data);
    }

    /**
     * Sends several pieces, one after the other.
     *
     * @param pieces written as they are, without anything between them
     */
    public void writeLines(Iterable<byte[]> pieces) {
        pieces.forEach(this::write);
    }

    /**
     * Ends what is sent, once everything before it has been; reading goes on.
     *
     * @throws UnsupportedOperationException unless {@link #canWriteEof}
     */
    public void writeEof() {
        transport.writeEof();
    }

    /**
     * Tells whether {@link #writeEof} can be used.
     *
     * @return false with TLS
     */
    public boolean canWriteEof() {
        return transport.canWriteEof();
    }

    /**
     * Waits until little enough is left to be sent; does not suspend if it is and the connection is open.
     *
     * @return a fresh coroutine
     * @throws IOException from the await, once the connection is lost
     */
    public Coroutine<@Nullable Void> drain() throws IOException {
        return new Drain();
    }

    /**
     * Encrypts the connection from here on, as the {@code STARTTLS} of mail servers asks for; the same streams go on over
     * it. A client verifies that the server is the host that it has connected to.
     *
     * @param options of which those of TLS are taken
     * @return a fresh coroutine
     * @throws IllegalStateException if the options say nothing of TLS; from the await, if the connection is encrypted already,
     *     or if something that came in the clear is still to be read: it must not pass for something encrypted
     * @throws IOException from the await, when the two ends do not agree; the connection is closed then
     */
    public Coroutine<@Nullable Void> startTls(StreamOptions options) throws IOException {
        return new StartTls(this, options.requireTls());
    }

    /**
     * The same as {@link #startTls(StreamOptions)} with nothing to choose.
     *
     * @param context keys and whom to trust
     * @return a fresh coroutine
     * @throws IOException from the await, when the two ends do not agree
     */
    public Coroutine<@Nullable Void> startTls(SSLContext context) throws IOException {
        return startTls(StreamOptions.defaults().ssl(context));
    }

    void startTls(TlsOptions options, Promise<@Nullable Void> whenAgreed) {
        if (agreed != null || transport.sslSession() != null) {
            throw new IllegalStateException("the connection is encrypted already");
        }
        reader.requireUnused();
        agreed = whenAgreed;
        protocol.startTls(options, transport, whenAgreed::fail);
    }

    /** Both ends have agreed on a key. */
    void encrypted(Transport tls) {
        transport = tls;
        reader.encrypted(tls);
        if (agreed != null) {
            agreed.complete(null);
        }
    }

    /**
     * Closes the connection once everything written has been sent. In async methods the compiler replaces this by
     * {@link #closeAsync}, which waits until that is done.
     */
    @Override
    public void close() {
        closed = true;
        transport.close();
    }

    /**
     * Closes the connection once everything written has been sent, and waits for that. A cancellation of the wait
     * {@linkplain #abort aborts}.
     *
     * @return a fresh coroutine; throws {@link java.io.UncheckedIOException} if not everything could be sent
     */
    @Override
    public Coroutine<@Nullable Void> closeAsync() {
        return new CloseStream(this);
    }

    /** Closes the connection at once, whatever is left to be sent. */
    public void abort() {
        closed = true;
        transport.abort();
    }

    /**
     * Waits until the connection is closed, by whichever end.
     *
     * @return a fresh coroutine
     * @throws IOException from the await, if it was lost
     */
    public Coroutine<@Nullable Void> waitClosed() throws IOException {
        return new WaitClosed();
    }

    /**
     * Tells whether the connection is closed or about to be.
     *
     * @return whether writing has become pointless
     */
    public boolean isClosing() {
        return transport.isClosing();
    }

    /**
     * What moves the bytes.
     *
     * @return always the same, until {@link #startTls} puts TLS over it
     */
    public Transport transport() {
        return transport;
    }

    /**
     * This end.
     *
     * @return null if it has none
     */
    public @Nullable SocketAddress localAddress() {
        return transport.localAddress();
    }

    /**
     * The other end.
     *
     * @return null if it has none
     */
    public @Nullable SocketAddress remoteAddress() {
        return transport.remoteAddress();
    }

    /**
     * The encryption.
     *
     * @return null if there is none
     */
    public @Nullable SSLSession sslSession() {
        return transport.sslSession();
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        drainers.wakeAll();
    }

    void end(@Nullable IOException why) {
        lost = true;
        failure = why;
        drainers.wakeAll();
        closers.wakeAll();
    }

    boolean isLost() {
        return lost;
    }

    private final class Drain extends Waiting {

        Drain() {
            super(drainers);
        }

        /** The news of a lost connection takes an iteration, which somebody who writes and drains in a loop must let come. */
        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable thrown)
                throws Throwable {
            if (Execution.state(this) <= 0 && !lost && isClosing()) {
                e.await(Asyncio.yieldNow());
                return e.suspend(this, 1);
            }
            return super.step(e, value, thrown);
        }

        @Override
        boolean isOver() throws IOException {
            if (lost) {
                throw failure != null ? failure : new IOException("the connection is closed");
            }
            return !paused;
        }

        @Override
        public String toString() {
            return "drains to " + Sockets.name(remoteAddress()) + ", " + transport.writeBufferSize()
                    + " bytes to be sent";
        }
    }

    private final class WaitClosed extends Waiting {

        WaitClosed() {
            super(closers);
        }

        @Override
        boolean isOver() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return lost;
        }

        @Override
        public String toString() {
            return "waits until the connection to " + Sockets.name(remoteAddress()) + " is closed";
        }
    }
}
