package io.fermata.testkit;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import io.fermata.Promise;
import io.fermata.net.Protocol;
import io.fermata.net.StreamOptions;
import io.fermata.net.Transport;
import io.fermata.testkit.SimulatedTransport.Addresses;
import java.net.ConnectException;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A client on its way to a server and back; ends the connection if it is cancelled, be it at the last moment. */
final class ConnectionAttempt extends Coroutine<Transport> {

    private final SimulatedNetwork network;
    private final SocketAddress remote;
    private final Protocol protocol;
    private final StreamOptions options;
    private final Promise<Transport> connected = EventLoop.current().createPromise();
    private @Nullable SimulatedTransport made;

    ConnectionAttempt(SimulatedNetwork network, SocketAddress remote, Protocol protocol, StreamOptions options) {
        this.network = network;
        this.remote = remote;
        this.protocol = protocol;
        this.options = options;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            if (made != null) {
                made.abort();
            }
            throw failure;
        }
        if (Execution.state(this) > 0) {
            return value;
        }
        new Wire(network, host()).send(this::arrive);
        e.await(connected);
        return e.suspend(this, 1);
    }

    private String host() {
        return Place.of(remote).host();
    }

    /** At the server. */
    private void arrive() {
        if (connected.isDone()) {
            return;
        }
        SimulatedListener listener = network.listenerAt(Place.of(remote));
        if (listener == null || network.conditions().nextIsRefused()) {
            new Wire(network, host()).send(() -> refuse("Connection refused"));
        } else {
            accept(listener);
        }
    }

    private void refuse(String why) {
        connected.fail(new ConnectException(why + ": " + Place.of(remote)));
    }

    private void accept(SimulatedListener listener) {
        Addresses addresses = new Addresses(network.freeAddress(), remote);
        Wire there = new Wire(network, host());
        Wire back = new Wire(network, host());
        SimulatedTransport client = new SimulatedTransport(network, there, protocol, options, addresses);
        SimulatedTransport server = new SimulatedTransport(
                network, back, listener.clients().get(), listener.options(), addresses.reversed());
        client.join(server);
        server.join(client);
        back.send(() -> answer(client));
        server.begin();
    }

    /** Back at the client. */
    private void answer(SimulatedTransport client) {
        if (connected.isDone()) {
            client.abort();
        } else if (client.isClosing()) {
            refuse("Connection reset");
        } else {
            made = client;
            client.begin();
            connected.complete(client);
        }
    }
}
