package io.fermata.testkit;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Set;

/**
 * Where a server listens on a simulated network.
 *
 * @param host a name; {@link #ANYWHERE} for every host
 * @param port its port; -1 for a path, which is then the host
 */
record Place(String host, int port) {

    static final String ANYWHERE = "*";
    static final String LOCALHOST = "localhost";

    private static final Set<String> NAMES_OF_LOCALHOST = Set.of(LOCALHOST, "127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    static Place of(SocketAddress address) {
        if (!(address instanceof InetSocketAddress internet)) {
            return new Place(address.toString(), -1);
        }
        if (!internet.isUnresolved() && internet.getAddress().isAnyLocalAddress()) {
            return new Place(ANYWHERE, internet.getPort());
        }
        return new Place(hostOf(internet.getHostString()), internet.getPort());
    }

    /** One name for all that a host is called. */
    static String hostOf(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES_OF_LOCALHOST.contains(lower) ? LOCALHOST : lower;
    }

    Place withPort(int newPort) {
        return new Place(host, newPort);
    }

    Place anywhere() {
        return new Place(ANYWHERE, port);
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
