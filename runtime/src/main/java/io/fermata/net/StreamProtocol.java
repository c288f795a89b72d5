package io.fermata.net;

import io.fermata.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins a {@link StreamReader} and a {@link StreamWriter} to a transport, of whatever kind it is.
 *
 * <p>To be made on the thread of an event loop.
 */
public final class StreamProtocol implements Protocol {

    private final EventLoop loop = EventLoop.current();
    private final int limit;
    private final Consumer<? super Connection> whenMade;
    private @Nullable Connection connection;

    /**
     * The streams of a connection that is yet to come.
     *
     * @param limit how many bytes {@code readLine} and {@code readUntil} look through, and half of what is received ahead
     * @param whenMade called with the streams once the connection is there
     */
    public StreamProtocol(int limit, Consumer<? super Connection> whenMade) {
        if (limit <= 0) {
            throw new IllegalArgumentException("limit must be positive: " + limit);
        }
        this.limit = limit;
        this.whenMade = whenMade;
    }

    @Override
    public void connectionMade(Transport transport) {
        connection = new Connection(new StreamReader(loop, transport, limit), new StreamWriter(loop, transport));
        whenMade.accept(connection);
    }

    private Connection made() {
        if (connection == null) {
            throw new IllegalStateException("the transport has not called connectionMade()");
        }
        return connection;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        made().reader().feed(data);
    }

    /** Half-closed connections stay open where the transport allows it. */
    @Override
    public boolean eofReceived() {
        made().reader().end(null);
        return true;
    }

    @Override
    public void pauseWriting() {
        made().writer().pause();
    }

    @Override
    public void resumeWriting() {
        made().writer().resume();
    }

    @Override
    public void connectionLost(@Nullable Throwable failure) {
        IOException why = failure == null || failure instanceof IOException
                ? (IOException) failure
                : new IOException("the connection was lost", failure);
        made().reader().end(why);
        made().writer().end(why);
    }
}
