package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.net.Server;
import io.fermata.net.StreamReader;
import io.fermata.net.StreamWriter;
import io.fermata.net.Streams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An echo server, an async method for each connection. */
public final class FermataEcho {

    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    /** Starts it on a thread of its own; gives its port. */
    public int start() {
        EventLoop loop = EventLoop.create();
        Thread thread = new Thread(() -> loop.runUntilComplete(serve()), "fermata echo");
        thread.setDaemon(true);
        thread.start();
        return port.join();
    }

    @Async
    private Coroutine<@Nullable Void> serve() {
        try {
            Server server = await(Streams.startServer(FermataEcho::echo, "127.0.0.1", 0));
            port.complete(((InetSocketAddress) server.addresses().get(0)).getPort());
            await(server.serveForever());
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<@Nullable Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        while (await(reader.read(buffer.clear())) >= 0) {
            writer.write(buffer.flip());
            await(writer.drain());
        }
        writer.close();
        return Coroutine.done();
    }
}
