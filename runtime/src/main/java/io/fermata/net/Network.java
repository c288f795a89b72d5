package io.fermata.net;

import io.fermata.Awaitable;
import io.fermata.EventLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.function.Supplier;

/**
 * What the streams of a loop travel over: the sockets of this machine, unless another network is installed, one in memory
 * for instance.
 *
 * <p>Encryption lies above it: a network sees the bytes as they would go over the wire.
 */
public interface Network {

    /**
     * Connects to a server.
     *
     * @param remote a name that has not been looked up, the address of a machine, or a path
     * @param protocol called from {@link Protocol#connectionMade} on
     * @param options how much the transport may keep before {@link Protocol#pauseWriting}
     * @return the transport, once the protocol knows of it; cancelling the wait ends the connection
     * @throws IOException at once or from the await, when nobody answers
     */
    Awaitable<? extends Transport> connect(SocketAddress remote, Protocol protocol, StreamOptions options)
            throws IOException;

    /**
     * Accepts clients.
     *
     * @param local a name that has not been looked up, an address, or a path; the port may be zero for one that is free
     * @param clients gives the protocol of each client
     * @param options how many clients may wait, and how much their transports may keep
     * @return what ends it, once it has begun
     * @throws IOException at once or from the await, when the address is taken for instance
     */
    Awaitable<? extends Listener> listen(
            SocketAddress local, Supplier<? extends Protocol> clients, StreamOptions options) throws IOException;

    /**
     * Has a loop use this network for the connections and servers that are opened from now on.
     *
     * @param loop not run by another thread
     */
    default void installOn(EventLoop loop) {
        InstalledNetwork.OF_LOOP.set(loop, this);
    }

    /**
     * The network that a loop uses.
     *
     * @param loop not run by another thread
     * @return the sockets of this machine if nothing else is installed
     */
    static Network of(EventLoop loop) {
        return InstalledNetwork.OF_LOOP.get(loop);
    }
}
