package io.fermata.net;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Execution;
import java.io.IOException;

/** An echo server that serves until its standard input ends; run by {@link DescriptorsTest} with few file descriptors. */
final class CrowdedServer extends Coroutine<Void> {
    private CrowdedServer() {}

    public static void main(String[] arguments) throws IOException {
        Asyncio.run(new CrowdedServer());
    }

    @Override
    protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        if (Execution.state(this) <= 0) {
            EventLoop.current()
                    .setExceptionHandler((loop, context) -> System.out.println(
                            context.message() + ": " + context.exception().getMessage()));
            Object started = e.await(Streams.startServer(Echo::new, "127.0.0.1", 0));
            return started == Execution.SUSPENDED ? e.suspend(this, 1) : serve(e, (Server) started);
        }
        if (value instanceof Server server) {
            return serve(e, server);
        }
        System.out.println("closed by its owner");
        return null;
    }

    private Object serve(Execution e, Server server) throws Throwable {
        System.out.println(server.port());
        e.await(Asyncio.toThread(System.in::read));
        return e.suspend(this, 2);
    }

    private static final class Echo extends Coroutine<Void> {
        private final StreamReader reader;
        private final StreamWriter writer;

        Echo(StreamReader reader, StreamWriter writer) {
            this.reader = reader;
            this.writer = writer;
        }

        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            if (failure != null) {
                throw failure;
            }
            Object received = Execution.state(this) > 0 ? value : e.await(reader.read(100));
            while (received instanceof byte[] bytes) {
                if (bytes.length == 0) {
                    writer.close();
                    return null;
                }
                writer.write(bytes);
                received = e.await(reader.read(100));
            }
            return e.suspend(this, 1);
        }
    }
}
