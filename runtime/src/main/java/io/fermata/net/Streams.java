package io.fermata.net;

import io.fermata.Coroutine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens connections and starts servers; to be imported statically. */
public final class Streams {

    private Streams() {}

    /**
     * Connects to a server over TCP.
     *
     * @param host a name or an address; the addresses of a name are tried in order
     * @param port the server's
     * @return a fresh coroutine of the connection
     * @throws IllegalArgumentException if the port is not between 0 and 65535
     * @throws IOException from the await, when no address answers
     */
    public static Coroutine<Connection> openConnection(String host, int port) throws IOException {
        return openConnection(host, port, StreamOptions.defaults());
    }

    /**
     * The same as {@link #openConnection(String, int)}, with options.
     *
     * @param host a name or an address
     * @param port the server's
     * @param options limits, encryption
     * @return a fresh coroutine of the connection
     * @throws IllegalArgumentException if the port is not between 0 and 65535
     * @throws IOException from the await, when no address answers
     */
    public static Coroutine<Connection> openConnection(String host, int port, StreamOptions options)
            throws IOException {
        return new OpenConnection(Target.of(Objects.requireNonNull(host, "host"), port), options);
    }

    /**
     * Connects to a server on this machine through a socket in the file system.
     *
     * @param path of the socket
     * @return a fresh coroutine of the connection
     * @throws IOException from the await
     */
    public static Coroutine<Connection> openUnixConnection(Path path) throws IOException {
        return openUnixConnection(path, StreamOptions.defaults());
    }

    /**
     * The same as {@link #openUnixConnection(Path)}, with options.
     *
     * @param path of the socket
     * @param options limits, encryption
     * @return a fresh coroutine of the connection
     * @throws IOException from the await
     */
    public static Coroutine<Connection> openUnixConnection(Path path, StreamOptions options) throws IOException {
        return new OpenConnection(Target.of(path), options);
    }

    /**
     * Starts a server over TCP.
     *
     * @param handler called for each client, in a task of its own
     * @param host the name or address to listen at; null for every address of this machine
     * @param port zero for one that is free: {@link Server#port}
     * @return a fresh coroutine of the server, which accepts clients from then on
     * @throws IllegalArgumentException if the port is not between 0 and 65535
     * @throws IOException from the await, when the port is taken, for instance
     */
    public static Coroutine<Server> startServer(ConnectionHandler handler, @Nullable String host, int port)
            throws IOException {
        return startServer(handler, host, port, StreamOptions.defaults());
    }

    /**
     * The same as {@link #startServer(ConnectionHandler, String, int)}, with options.
     *
     * @param handler called for each client
     * @param host the name or address to listen at; null for every address of this machine
     * @param port zero for one that is free
     * @param options limits, encryption
     * @return a fresh coroutine of the server
     * @throws IllegalArgumentException if the port is not between 0 and 65535
     * @throws IOException from the await
     */
    public static Coroutine<Server> startServer(
            ConnectionHandler handler, @Nullable String host, int port, StreamOptions options) throws IOException {
        return new StartServer(Target.of(host, port), Objects.requireNonNull(handler, "handler"), options);
    }

    /**
     * Starts a server on a socket in the file system.
     *
     * @param handler called for each client, in a task of its own
     * @param path of the socket, which is made, and stays when the server is closed
     * @return a fresh coroutine of the server
     * @throws IOException from the await, when the file exists, for instance
     */
    public static Coroutine<Server> startUnixServer(ConnectionHandler handler, Path path) throws IOException {
        return startUnixServer(handler, path, StreamOptions.defaults());
    }

    /**
     * The same as {@link #startUnixServer(ConnectionHandler, Path)}, with options.
     *
     * @param handler called for each client
     * @param path of the socket
     * @param options limits, encryption
     * @return a fresh coroutine of the server
     * @throws IOException from the await
     */
    public static Coroutine<Server> startUnixServer(ConnectionHandler handler, Path path, StreamOptions options)
            throws IOException {
        return new StartServer(Target.of(path), Objects.requireNonNull(handler, "handler"), options);
    }
}
