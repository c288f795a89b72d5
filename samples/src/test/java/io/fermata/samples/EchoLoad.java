package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.gatherSettled;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.net.Streams.openConnection;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import io.fermata.net.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The clients of an echo server, many that behave and a few that do not: a program, since each has a file descriptor. */
final class EchoLoad {
    private static final int MESSAGE = 1024;

    private final Random random = new Random(42);
    private final int port;
    private final int connections;
    private final int victims;
    private final int seconds;
    private long deadline;
    private long echoed;
    private int cancelled;
    private int opened;

    private EchoLoad(int port, int connections, int seconds) {
        this.port = port;
        this.connections = connections;
        this.victims = Math.max(100, connections / 10); // so many that most converse by the time they are cancelled
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws IOException {
        EchoLoad load = new EchoLoad(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        run(load.load());
        require(load.opened >= load.connections + load.victims, "not everybody got a connection");
        require(load.echoed >= load.connections, "somebody got no answer");
        require(load.cancelled > 0, "nobody was cancelled");
        System.out.printf(
                "%d connections opened, %d messages echoed, %d tasks cancelled%n",
                load.opened, load.echoed, load.cancelled);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private boolean isOver() {
        return EventLoop.current().time() > deadline;
    }

    /** Sends messages that nobody else sends, and wants them back. */
    @Async
    private Coroutine<Void> converse(int id) throws IOException {
        try (Connection connection = await(openConnection("127.0.0.1", port))) {
            opened++;
            byte[] message = new byte[MESSAGE];
            do {
                random.nextBytes(message);
                ByteBuffer.wrap(message).putInt(id);
                connection.writer().write(message);
                await(connection.writer().drain());
                byte[] answer = await(connection.reader().readExactly(MESSAGE));
                require(Arrays.equals(answer, message), "an answer to somebody else");
                echoed++;
            } while (!isOver());
        }
        return Coroutine.done();
    }

    /** Connects again and again, and never behaves. */
    @Async
    private Coroutine<Void> misbehave() throws IOException {
        while (!isOver()) {
            try (Connection connection = await(openConnection("127.0.0.1", port))) {
                byte[] garbage = new byte[random.nextInt(1, 200_000)];
                random.nextBytes(garbage);
                connection.writer().write(garbage);
                switch (random.nextInt(4)) {
                    case 0 -> connection.writer().abort(); // vanishes
                    case 1 -> { // half-closes
                        connection.writer().writeEof();
                        require(Arrays.equals(await(connection.reader().read()), garbage), "garbage lost");
                    }
                    case 2 ->
                        await(sleep(Duration.ofMillis(random.nextInt(50)))); // stalls, then leaves everything unread
                    default -> await(connection.reader().read(1));
                }
            }
        }
        return Coroutine.done();
    }

    /** A thousand times a second of the whole load somebody is cancelled, and somebody else takes the place. */
    @Async
    private Coroutine<Void> cancelAtRandom(List<Task<Void>> unlucky) throws IOException {
        long begun = deadline - Duration.ofSeconds(seconds).toNanos();
        while (!isOver()) {
            long due = (EventLoop.current().time() - begun) / 1_000_000;
            for (; cancelled < due; cancelled++) {
                int place = random.nextInt(victims);
                unlucky.get(place).cancel();
                unlucky.set(place, createTask(converse(-place)));
            }
            await(sleep(Duration.ofMillis(1)));
        }
        return Coroutine.done();
    }

    private List<Task<Void>> conversations(int from, int to) throws IOException {
        List<Task<Void>> tasks = new ArrayList<>();
        for (int id = from; id < to; id++) {
            tasks.add(createTask(converse(id)));
        }
        return tasks;
    }

    @Async
    private Coroutine<Void> load() throws IOException {
        deadline = EventLoop.current().time() + Duration.ofSeconds(seconds).toNanos();
        List<Task<Void>> steady = conversations(0, connections);
        List<Task<Void>> unlucky = conversations(connections, connections + victims);
        List<Task<Void>> others =
                List.of(createTask(misbehave()), createTask(misbehave()), createTask(cancelAtRandom(unlucky)));
        await(sleep(Duration.ofSeconds(seconds).dividedBy(2)));
        while (opened < connections) {
            await(sleep(Duration.ofMillis(10)));
        }
        System.out.println("half");
        await(gather(steady));
        await(gather(others));
        await(gatherSettled(unlucky));
        return Coroutine.done();
    }
}
