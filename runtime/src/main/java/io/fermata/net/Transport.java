package io.fermata.net;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What moves the bytes of one connection: asyncio's transport. It never blocks and calls a {@link Protocol} on the
 * thread of the event loop, which is also where its methods belong.
 */
public interface Transport {

    /**
     * Sends bytes, at once if possible and otherwise as soon as it is. Once the connection {@link #isClosing}, they are
     * dropped.
     *
     * @param data all of it is taken; what cannot be sent at once is copied
     * @throws IllegalStateException after {@link #writeEof}
     */
    void write(ByteBuffer data);

    /**
     * Ends what is sent, once everything before it has been; receiving goes on.
     *
     * @throws UnsupportedOperationException unless {@link #canWriteEof}
     */
    void writeEof();

    /**
     * Tells whether {@link #writeEof} can be used.
     *
     * @return false if the two directions end together only, as in TLS
     */
    boolean canWriteEof();

    /**
     * How much waits to be sent.
     *
     * @return a number of bytes
     */
    int writeBufferSize();

    /** Stops receiving: the protocol is given nothing until {@link #resumeReading}. */
    void pauseReading();

    /** Receives again; without effect if it was not paused. */
    void resumeReading();

    /** Closes the connection, once everything written has been sent. */
    void close();

    /** Closes the connection at once, whatever waits to be sent. */
    void abort();

    /**
     * Tells whether the connection is closed or about to be.
     *
     * @return whether nothing more can be written
     */
    boolean isClosing();

    /**
     * This end.
     *
     * @return null if it has none
     */
    @Nullable
    SocketAddress localAddress();

    /**
     * The other end.
     *
     * @return null if it has none
     */
    @Nullable
    SocketAddress remoteAddress();

    /**
     * The encryption.
     *
     * @return null if there is none
     */
    default @Nullable SSLSession sslSession() {
        return null;
    }
}
