package io.fermata.net;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A loop on a thread of its own, and a test that tells it step by step what to do. */
final class BackgroundLoop implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    interface Call<T> {
        T run() throws Exception;
    }

    interface Action {
        void run() throws Exception;
    }

    final BlockingQueue<ExceptionContext> reported = new LinkedBlockingQueue<>();
    final BlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
    final EventLoop loop = EventLoop.create();
    private final Thread thread = new Thread(loop::runForever, "loop");

    BackgroundLoop() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
        thread.start();
    }

    /** Awaits on the loop; throws what the coroutine throws. */
    <T> T await(Coroutine<T> coroutine) throws Exception {
        return get(start(coroutine));
    }

    <T> CompletableFuture<T> start(Coroutine<T> coroutine) {
        return Asyncio.runCoroutineThreadsafe(coroutine, loop);
    }

    /** Calls on the loop. */
    <T> T call(Call<T> call) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(call.run());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return get(result);
    }

    void run(Action action) throws Exception {
        call(() -> {
            action.run();
            return null;
        });
    }

    /** Lets everything happen that is on its way inside the process. */
    void settle() throws Exception {
        await(Asyncio.sleep(java.time.Duration.ZERO));
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw (Error) e.getCause();
        }
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    /** A handler that hands its client to the test. */
    ConnectionHandler handOver() {
        return (reader, writer) -> {
            accepted.add(new Connection(reader, writer));
            return Coroutine.done();
        };
    }

    /** Both ends of a connection over a socket. */
    Pair pair(StreamOptions options) throws Exception {
        Server server = await(Streams.startServer(handOver(), "127.0.0.1", 0, options));
        Connection client = await(Streams.openConnection("127.0.0.1", server.port(), options));
        return new Pair(server, client, next(accepted));
    }

    record Pair(Server server, Connection near, Connection far) {}

    @Override
    public void close() throws Exception {
        loop.callSoonThreadsafe(loop::stop);
        thread.join();
        loop.close();
    }
}
