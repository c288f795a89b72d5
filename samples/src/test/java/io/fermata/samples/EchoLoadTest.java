package io.fermata.samples;

import static io.fermata.Asyncio.allTasks;
import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.gatherSettled;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.runCoroutineThreadsafe;
import static io.fermata.Asyncio.sleep;
import static io.fermata.net.Streams.openConnection;
import static io.fermata.net.Streams.startServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import io.fermata.net.Connection;
import io.fermata.net.Server;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One loop serves many clients of another while some of them misbehave; {@code -Dfermata.load.connections} and {@code
 * -Dfermata.load.seconds} make it longer.
 */
class EchoLoadTest {
    private static final int CONNECTIONS = Integer.getInteger("fermata.load.connections", 200);
    private static final int SECONDS = Integer.getInteger("fermata.load.seconds", 1);
    private static final int MESSAGE = 1024;

    private final Random random = new Random(42);
    private final Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    private final EventLoop serving = EventLoop.create();
    private final Thread thread = new Thread(serving::runForever, "server");
    private Server server;
    private long deadline;
    private long echoed;
    private int cancelled;
    private int opened;
    private long inUse;

    @BeforeEach
    void startServing() throws Exception {
        serving.setExceptionHandler((loop, context) -> reported.add(context.exception()));
        thread.start();
        server = onServer(startServer(EchoServer::echo, "127.0.0.1", 0));
    }

    @AfterEach
    void stopServing() throws Exception {
        serving.callSoonThreadsafe(serving::stop);
        thread.join();
        serving.close();
    }

    private <T> T onServer(Coroutine<T> coroutine) throws Exception {
        return runCoroutineThreadsafe(coroutine, serving).get();
    }

    private boolean isOver() {
        return EventLoop.current().time() > deadline;
    }

    /** Sends messages that nobody else sends, and wants them back. */
    @Async
    private Coroutine<Void> converse(int id) throws IOException {
        try (Connection connection = await(openConnection("127.0.0.1", server.port()))) {
            opened++;
            byte[] message = new byte[MESSAGE];
            do {
                random.nextBytes(message);
                ByteBuffer.wrap(message).putInt(id);
                connection.writer().write(message);
                await(connection.writer().drain());
                byte[] answer = await(connection.reader().readExactly(MESSAGE));
                assertThat(Arrays.equals(answer, message)).isTrue();
                echoed++;
            } while (!isOver());
        }
        return Coroutine.done();
    }

    /** Connects again and again, and never behaves. */
    @Async
    private Coroutine<Void> misbehave() throws IOException {
        while (!isOver()) {
            try (Connection connection = await(openConnection("127.0.0.1", server.port()))) {
                byte[] garbage = new byte[random.nextInt(1, 200_000)];
                random.nextBytes(garbage);
                connection.writer().write(garbage);
                switch (random.nextInt(4)) {
                    case 0 -> connection.writer().abort(); // vanishes
                    case 1 -> { // half-closes
                        connection.writer().writeEof();
                        assertThat(await(connection.reader().read())).isEqualTo(garbage);
                    }
                    case 2 ->
                        await(sleep(Duration.ofMillis(random.nextInt(50)))); // stalls, then leaves everything unread
                    default -> await(connection.reader().read(1));
                }
            }
        }
        return Coroutine.done();
    }

    /** A thousand times a second somebody is cancelled, and somebody else takes the place. */
    @Async
    private Coroutine<Void> cancelAtRandom(List<Task<Void>> victims) throws IOException {
        long begun = EventLoop.current().time();
        while (!isOver()) {
            long due = (EventLoop.current().time() - begun) / 1_000_000;
            for (; cancelled < due; cancelled++) {
                int unlucky = random.nextInt(victims.size());
                victims.get(unlucky).cancel();
                victims.set(unlucky, createTask(converse(-unlucky)));
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
        deadline = EventLoop.current().time() + Duration.ofSeconds(SECONDS).toNanos();
        List<Task<Void>> steady = conversations(0, CONNECTIONS);
        List<Task<Void>> victims = conversations(CONNECTIONS, CONNECTIONS + 20);
        List<Task<Void>> others =
                List.of(createTask(misbehave()), createTask(misbehave()), createTask(cancelAtRandom(victims)));
        await(sleep(Duration.ofSeconds(SECONDS).dividedBy(2)));
        inUse = usedMemory();
        await(gather(steady));
        await(gather(others));
        await(gatherSettled(victims));
        server.close();
        return Coroutine.done();
    }

    @Test
    void nothing_is_lost_crossed_or_left_behind() throws Exception {
        run(load());
        onServer(server.waitClosed());
        assertThat(onServer(leftOnServer())).isZero();
        assertThat(echoed).isGreaterThanOrEqualTo(CONNECTIONS);
        assertThat(cancelled).isPositive();
        System.out.printf(
                "%d connections, %d s: %d messages echoed, %d tasks cancelled, %d kB in use with %d open%n",
                opened, SECONDS, echoed, cancelled, inUse / 1024, CONNECTIONS);
        assertThat(reported).allSatisfy(failure -> assertThat(failure).isInstanceOf(IOException.class));
    }

    @Async
    private static Coroutine<Integer> leftOnServer() {
        return Coroutine.of(allTasks().size() - 1);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
