package io.fermata.net;

import java.net.SocketAddress;
import java.util.List;

/** What accepts the clients of a server on a {@link Network}. */
public interface Listener {

    /**
     * Where it listens.
     *
     * @return one address or more, with their ports; asked for before {@link #close} only
     */
    List<SocketAddress> addresses();

    /** Accepts no more clients; the ones there are stay. */
    void close();
}
