package io.fermata.testkit;

import io.fermata.net.Listener;
import io.fermata.net.Protocol;
import io.fermata.net.StreamOptions;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;

/**
 * What accepts clients on a simulated network.
 *
 * @param address where
 * @param clients gives the protocol of each
 * @param options limits of their transports
 * @param whenClosed takes it off the network
 */
record SimulatedListener(
        SocketAddress address, Supplier<? extends Protocol> clients, StreamOptions options, Runnable whenClosed)
        implements Listener {

    @Override
    public List<SocketAddress> addresses() {
        return List.of(address);
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
