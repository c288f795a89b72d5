package io.fermata.net;

import io.fermata.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Both streams of one connection, which hear what their transport brings; it may be replaced once, by an encrypted one. */
final class StreamEnds implements Protocol {

    private final EventLoop loop;
    private final int limit;
    private final StreamProtocol owner;
    private final Consumer<? super Connection> whenMade;
    private @Nullable Connection connection;

    StreamEnds(EventLoop loop, int limit, StreamProtocol owner, Consumer<? super Connection> whenMade) {
        this.loop = loop;
        this.limit = limit;
        this.owner = owner;
        this.whenMade = whenMade;
    }

    @Override
    public void connectionMade(Transport transport) {
        if (connection == null) {
            StreamReader reader = new StreamReader(loop, transport, limit);
            connection = new Connection(reader, new StreamWriter(loop, transport, reader, owner));
            whenMade.accept(connection);
        } else {
            connection.writer().encrypted(transport);
        }
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
