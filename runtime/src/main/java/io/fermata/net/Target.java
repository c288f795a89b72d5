package io.fermata.net;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to or to listen at, before names are looked up.
 *
 * @param host a name or an address; null for every address of this machine
 * @param port zero for one that is free
 * @param path of a socket in the file system, in place of the other two
 */
record Target(@Nullable String host, int port, @Nullable Path path) {

    static Target of(@Nullable String host, int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("no port: " + port);
        }
        return new Target(host, port, null);
    }

    static Target of(Path path) {
        return new Target(null, -1, path);
    }

    SocketAddress address() {
        if (path != null) {
            return UnixDomainSocketAddress.of(path);
        }
        boolean everywhere = host == null || host.isEmpty();
        return everywhere ? new InetSocketAddress(port) : InetSocketAddress.createUnresolved(host, port);
    }
}
