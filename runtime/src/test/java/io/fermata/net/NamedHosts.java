package io.fermata.net;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.Execution;
import java.net.SocketAddress;

/** Opens a server and a connection by names; run by {@link NamesTest} in a JVM that knows the names from a file. */
final class NamedHosts extends Coroutine<Void> {
    private final String servers;
    private final String client;
    private Server server;

    private NamedHosts(String servers, String client) {
        this.servers = servers;
        this.client = client;
    }

    public static void main(String[] arguments) {
        Asyncio.run(new NamedHosts(arguments[0], arguments[1]));
    }

    @Override
    protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
        if (failure != null) {
            System.out.println(failure.getClass().getSimpleName() + ", suppressed " + failure.getSuppressed().length);
            return null;
        }
        if (Execution.state(this) <= 0) {
            e.await(Streams.startServer((reader, writer) -> Coroutine.done(), servers, 0));
            return e.suspend(this, 1);
        }
        if (value instanceof Server started) {
            server = started;
            for (SocketAddress address : started.addresses()) {
                System.out.println("listens on " + told(address));
            }
            e.await(Streams.openConnection(client, started.port()));
            return e.suspend(this, 2);
        }
        System.out.println("connected to " + told(((Connection) value).writer().remoteAddress()));
        return null;
    }

    private String told(SocketAddress address) {
        return address.toString().replaceAll("^[^/]*/", "").replace(":" + server.port(), "");
    }
}
