package io.fermata.net;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The sockets of this machine, of TCP and of the Unix domain. */
final class SocketNetwork implements Network {

    /** What needs no look-up, which may block. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    @Override
    public Coroutine<Transport> connect(SocketAddress remote, Protocol protocol, StreamOptions options) {
        return new ConnectSocket(remote, protocol, options);
    }

    @Override
    public Coroutine<Listener> listen(
            SocketAddress local, Supplier<? extends Protocol> clients, StreamOptions options) {
        return new ListenOnSockets(local, clients, options);
    }

    /** The addresses of a name; an address is its own. */
    static Coroutine<List<SocketAddress>> resolve(SocketAddress address) throws IOException {
        if (!(address instanceof InetSocketAddress internet) || !internet.isUnresolved()) {
            return Coroutine.of(List.of(address));
        }
        String host = internet.getHostString();
        int port = internet.getPort();
        if (LITERAL.matcher(host).matches()) {
            return Coroutine.of(lookUp(host, port));
        }
        return Asyncio.toThread(() -> lookUp(host, port));
    }

    private static List<SocketAddress> lookUp(String host, int port) throws UnknownHostException {
        List<SocketAddress> found = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
            found.add(new InetSocketAddress(address, port));
        }
        return found;
    }
}
