package io.fermata.net;

import io.fermata.Coroutine;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that accepts clients and runs a handler for each, from when it was started until it is closed. */
public interface Server extends AutoCloseable {

    /**
     * Where it listens.
     *
     * @return one address or more; none once it is closed
     */
    List<SocketAddress> addresses();

    /**
     * The port it listens on, of the first address that has one.
     *
     * @return never zero
     * @throws IllegalStateException if it is closed, or has none
     */
    int port();

    /**
     * Tells whether it accepts clients.
     *
     * @return false once it is closed
     */
    boolean isServing();

    /**
     * Waits for the end: until the server is closed, or until this is cancelled, which closes the server and its clients
     * and waits for them.
     *
     * @return a fresh coroutine
     */
    Coroutine<@Nullable Void> serveForever();

    /** Accepts no more clients; the ones it has are served on. */
    @Override
    void close();

    /** Closes the connections of the clients, once everything written to them has been sent. */
    void closeClients();

    /** Closes the connections of the clients at once. */
    void abortClients();

    /**
     * Waits until the server is closed and its last client has gone.
     *
     * @return a fresh coroutine
     */
    Coroutine<@Nullable Void> waitClosed();
}
