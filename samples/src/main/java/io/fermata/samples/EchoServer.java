package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.net.Streams.startServer;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.net.Server;
import io.fermata.net.StreamReader;
import io.fermata.net.StreamWriter;
import java.io.IOException;

/** Sends back whatever a client sends, to any number of clients at a time: {@code EchoServer [PORT]}, until Ctrl-C. */
public final class EchoServer {
    private EchoServer() {}

    /** One client; each has a task of its own. */
    @Async
    static Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        try (var closing = writer) { // however this ends
            byte[] data = await(reader.read(8192));
            while (data.length > 0) {
                closing.write(data);
                await(closing.drain()); // a client that does not read has to wait, and nobody else does
                data = await(reader.read(8192));
            }
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> start(int port) throws IOException {
        try (Server server = await(startServer(EchoServer::echo, "localhost", port))) {
            System.out.println("Listening on port " + server.port());
            await(server.serveForever());
        } finally {
            System.out.println("Closed.");
        }
        return Coroutine.done();
    }

    public static void main(String[] arguments) throws IOException {
        run(start(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8888));
    }
}
