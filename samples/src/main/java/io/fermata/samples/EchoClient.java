package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.net.Streams.openConnection;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.net.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends messages to {@link EchoServer}, each over a connection of its own: {@code EchoClient PORT MESSAGE...}. */
public final class EchoClient {
    private EchoClient() {}

    @Async
    static Coroutine<String> send(int port, String message) throws IOException {
        try (Connection connection = await(openConnection("localhost", port))) {
            connection.writer().write(message.getBytes(StandardCharsets.UTF_8));
            connection.writer().writeEof(); // nothing more to say, still listening
            byte[] answer = await(connection.reader().read());
            return Coroutine.of(new String(answer, StandardCharsets.UTF_8));
        }
    }

    @Async
    static Coroutine<Void> start(int port, List<String> messages) throws IOException {
        List<Coroutine<String>> exchanges = new ArrayList<>();
        for (String message : messages) {
            exchanges.add(send(port, message));
        }
        for (String answer : await(gather(exchanges))) {
            System.out.println("Received: " + answer);
        }
        return Coroutine.done();
    }

    public static void main(String[] arguments) throws IOException {
        run(start(Integer.parseInt(arguments[0]), List.of(arguments).subList(1, arguments.length)));
    }
}
