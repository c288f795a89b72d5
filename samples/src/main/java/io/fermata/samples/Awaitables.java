package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import com.sun.net.httpserver.HttpServer;
import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Continuation;
import io.fermata.Coroutine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * What can be awaited: another coroutine, an object that is {@link Awaitable}, and any stage of the JDK.
 *
 * <p>{@link Awaitable#subscribe} is what {@code __await__} is in Python: the one method an event source of one's own
 * needs.
 */
public final class Awaitables {
    private Awaitables() {}

    /** A bell: who awaits it goes on when it rings, and learns who rang. */
    static final class Doorbell implements Awaitable<String> {
        private final Queue<Continuation<? super String>> listeners = new ArrayDeque<>();

        @Override
        public void subscribe(Continuation<? super String> k) {
            listeners.add(k);
        }

        /** Awaiting can be cancelled; who no longer listens is not to be kept in memory. */
        @Override
        public void unsubscribe(Continuation<? super String> k) {
            listeners.remove(k);
        }

        void ring(String visitor) {
            for (int waiting = listeners.size(); waiting > 0; waiting--) {
                listeners.remove().resume(visitor);
            }
        }
    }

    @Async
    private static Coroutine<String> answer(Doorbell bell) {
        String visitor = await(bell);
        return Coroutine.of("Hello, " + visitor + "!");
    }

    @Async
    private static Coroutine<Void> objects() {
        Doorbell bell = new Doorbell();
        var answering = createTask(answer(bell));
        await(yieldNow()); // a task takes its first step when the loop gets to it
        bell.ring("postman");
        System.out.println("An object: " + await(answering));
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> futures() {
        // Computed on another thread; this coroutine goes on where it was, on the loop's.
        int length = await(CompletableFuture.supplyAsync(() -> "fermata".length()));
        System.out.println("A future: " + length);
        try {
            await(CompletableFuture.runAsync(() -> {
                throw new IllegalArgumentException("as it was thrown");
            }));
        } catch (IllegalArgumentException e) { // and not the CompletionException that the future wraps it in
            System.out.println("Its failure: " + e.getMessage());
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> http(URI uri) {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> response =
                await(client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
        System.out.println("An HTTP response: " + response.statusCode() + " " + response.body());
        return Coroutine.done();
    }

    /** Checked exceptions are declared as in any method, and arrive where the coroutine is awaited. */
    @Async
    static Coroutine<Void> start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "from around the corner".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            await(objects());
            await(futures());
            await(http(URI.create("http://localhost:" + server.getAddress().getPort() + "/")));
        } finally {
            server.stop(0); // finally is finally, however many suspensions lie in between
        }
        return Coroutine.done();
    }

    public static void main(String[] arguments) throws IOException {
        run(start());
    }
}
