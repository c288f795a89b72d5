package io.fermata.net;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to connect to or to listen at, before names are looked up.
 *
 * @param host a name or an address; null for every address of this machine
 * @param port zero for one that is free
 * @param path of a socket in the file system, in place of the other two
 */
record Target(@Nullable String host, int port, @Nullable Path path) {

    /** What needs no look-up, which may block. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    static Target of(@Nullable String host, int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("no port: " + port);
        }
        return new Target(host, port, null);
    }

    static Target of(Path path) {
        return new Target(null, -1, path);
    }

    Coroutine<List<SocketAddress>> resolve() throws IOException {
        if (path != null) {
            return Coroutine.of(List.of(UnixDomainSocketAddress.of(path)));
        }
        if (host == null || host.isEmpty()) {
            return Coroutine.of(List.of(new InetSocketAddress(port)));
        }
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
