package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.net.Streams.openConnection;
import static io.fermata.net.Streams.openUnixConnection;
import static io.fermata.net.Streams.startServer;
import static io.fermata.net.Streams.startUnixServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.Task;
import io.fermata.net.Connection;
import io.fermata.net.Server;
import io.fermata.net.StreamOptions;
import io.fermata.net.StreamReader;
import io.fermata.net.StreamWriter;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedNetwork network = SimulatedNetwork.seeded(1);
    private final VirtualTime time = VirtualTime.create();
    private final List<String> log = new ArrayList<>();

    private void run(Program program) throws Exception {
        network.installOn(time.loop());
        time.run(new Beginning(program));
    }

    /** Sends back, in capitals, what it gets. */
    @Async
    static Coroutine<Void> shout(StreamReader reader, StreamWriter writer) throws IOException {
        try (var client = writer) {
            for (byte[] line : each(reader)) {
                client.write(new String(line, UTF_8).toUpperCase().getBytes(UTF_8));
                await(client.drain());
            }
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<String> ask(String host, int port, String question) throws IOException {
        try (Connection server = await(openConnection(host, port))) {
            server.writer().write((question + "\n").getBytes(UTF_8));
            return Coroutine.of(new String(await(server.reader().readLine()), UTF_8).strip());
        }
    }

    @Test
    void clients_and_servers_of_the_unchanged_streams_meet_within_a_virtual_second() throws Exception {
        run(this::aHundredClients);
        assertThat(time.elapsed()).isBetween(Duration.ofNanos(1), SECOND);
    }

    @Async
    private Coroutine<Void> aHundredClients() throws IOException {
        try (Server server = await(startServer(SimulatedNetworkTest::shout, "shop.example", 80))) {
            List<Coroutine<String>> clients = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                clients.add(ask("Shop.example", 80, "client " + i));
            }
            List<String> answers = await(gather(clients));
            assertThat(answers).hasSize(100).startsWith("CLIENT 0", "CLIENT 1").endsWith("CLIENT 99");
        }
        return Coroutine.done();
    }

    @Test
    void every_byte_arrives_in_order_however_small_the_segments() throws Exception {
        network.segments(3).stalling(0.05, Duration.ofMillis(40));
        run(this::sendMuch);
    }

    @Async
    private Coroutine<Void> sendMuch() throws IOException {
        byte[] sent = new byte[40_000];
        new Random(5).nextBytes(sent);
        Server server = await(startServer((reader, writer) -> sendAndClose(writer, sent), "localhost", 0));
        try (server;
                Connection connection = await(openConnection("127.0.0.1", server.port()))) {
            assertThat(Arrays.equals(await(connection.reader().read()), sent)).isTrue();
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> sendAndClose(StreamWriter writer, byte[] data) throws IOException {
        writer.write(data);
        await(writer.drain());
        await(writer.closeAsync());
        return Coroutine.done();
    }

    @Test
    void connections_overtake_each_other_and_the_same_seed_gives_the_same_order() throws Exception {
        assertThat(orderOfAnswers(4)).isEqualTo(orderOfAnswers(4)).isNotEqualTo(orderOfAnswers(5));
        TreeSet<String> orders = new TreeSet<>();
        for (long seed = 0; seed < 50; seed++) {
            orders.add(orderOfAnswers(seed).toString());
        }
        assertThat(orders).as("of three clients there are six").hasSize(6);
    }

    private static List<String> orderOfAnswers(long seed) throws Exception {
        SimulatedNetworkTest test = new SimulatedNetworkTest();
        VirtualTime time = VirtualTime.create();
        SimulatedNetwork.seeded(seed).installOn(time.loop());
        time.run(new Beginning(test::threeClients));
        return test.log;
    }

    @Async
    private Coroutine<Void> threeClients() throws IOException {
        try (Server server = await(startServer(SimulatedNetworkTest::shout, null, 7))) {
            await(gather(logAnswer("a"), logAnswer("b"), logAnswer("c")));
        }
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> logAnswer(String question) throws IOException {
        log.add(await(ask("anywhere", 7, question)));
        return Coroutine.done();
    }

    @Test
    void nobody_listens_where_no_server_is_and_no_two_listen_in_one_place() throws Exception {
        run(this::takeAPlaceTwice);
    }

    @Async
    private Coroutine<Void> takeAPlaceTwice() throws IOException {
        try (Server server = await(startServer(SimulatedNetworkTest::shout, "db", 5432))) {
            try {
                await(startServer(SimulatedNetworkTest::shout, "db", 5432));
                log.add("two servers");
            } catch (BindException taken) {
                log.add("taken");
            }
        }
        try {
            await(openConnection("db", 5432));
        } catch (ConnectException refused) {
            log.add("refused");
        }
        assertThat(log).containsExactly("taken", "refused");
        return Coroutine.done();
    }

    @Test
    void one_direction_ends_before_the_other() throws Exception {
        run(this::halfClose);
    }

    @Async
    private Coroutine<Void> halfClose() throws IOException {
        try (Server server = await(startServer(SimulatedNetworkTest::countUpToEnd, "localhost", 0));
                Connection connection = await(openConnection("localhost", server.port()))) {
            connection.writer().write(new byte[100_000]);
            connection.writer().writeEof();
            assertThat(new String(await(connection.reader().read()), UTF_8)).isEqualTo("100000");
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> countUpToEnd(StreamReader reader, StreamWriter writer) throws IOException {
        int count = await(reader.read()).length;
        writer.write(Integer.toString(count).getBytes(UTF_8));
        await(writer.closeAsync());
        return Coroutine.done();
    }

    @Test
    void who_writes_to_an_end_that_is_closed_is_reset() throws Exception {
        run(this::writeToAClosedEnd);
    }

    @Async
    private Coroutine<Void> writeToAClosedEnd() throws IOException {
        try (Server server = await(startServer(SimulatedNetworkTest::hangUp, "localhost", 0));
                Connection connection = await(openConnection("localhost", server.port()))) {
            assertThat(await(connection.reader().read(1))).as("end of stream").isEmpty();
            connection.writer().write(new byte[1]);
            await(sleep(SECOND));
            assertThatThrownBy(() -> connection.writer().drain().start(new Now()))
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<Void> hangUp(StreamReader reader, StreamWriter writer) {
        writer.close();
        return Coroutine.done();
    }

    /** For what ends at once. */
    private static final class Now implements io.fermata.Continuation<Object> {
        @Override
        public void resume(Object value) {}

        @Override
        public void fail(Throwable failure) {
            Now.<RuntimeException>sneakyThrow(failure);
        }

        @SuppressWarnings("unchecked")
        private static <X extends Throwable> void sneakyThrow(Throwable failure) throws X {
            throw (X) failure;
        }
    }

    @Test
    void a_receiver_that_does_not_read_makes_the_sender_wait() throws Exception {
        run(this::sendToNobody);
    }

    @Async
    private Coroutine<Void> sendToNobody() throws IOException {
        StreamOptions narrow = StreamOptions.defaults().limit(1000).writeBufferLimits(10_000, 1_000);
        List<Connection> clients = new ArrayList<>();
        try (Server server = await(startServer((reader, writer) -> keep(clients, reader, writer), "x", 1, narrow));
                Connection connection = await(openConnection("x", 1, narrow))) {
            connection.writer().write(new byte[100_000]);
            try {
                await(waitFor(connection.writer().drain(), Duration.ofHours(1)));
                log.add("sent to nobody");
            } catch (TimeoutException nobodyReads) {
                log.add("waits");
            }
            Task<byte[]> reading = createTask(clients.get(0).reader().readExactly(100_000));
            await(connection.writer().drain());
            assertThat(await(reading)).hasSize(100_000);
            clients.get(0).writer().close();
            assertThat(log).containsExactly("waits");
        }
        return Coroutine.done();
    }

    static Coroutine<Void> keep(List<Connection> clients, StreamReader reader, StreamWriter writer) {
        clients.add(new Connection(reader, writer));
        return Coroutine.done();
    }

    @Test
    void a_server_stops_accepting_and_waits_for_its_clients() throws Exception {
        run(this::closeTheServer);
    }

    @Async
    private Coroutine<Void> closeTheServer() throws IOException {
        Server server = await(startServer(SimulatedNetworkTest::shout, "x", 1));
        Connection connection = await(openConnection("x", 1));
        server.close();
        Task<Void> closed = createTask(server.waitClosed());
        await(sleep(SECOND));
        assertThat(closed.isDone()).isFalse();
        await(connection.closeAsync());
        await(closed);
        return Coroutine.done();
    }

    @Test
    void sockets_in_the_file_system_are_simulated_by_their_paths() throws Exception {
        run(this::byPath);
    }

    @Async
    private Coroutine<Void> byPath() throws IOException {
        Path path = Path.of("there", "is", "no", "such.sock");
        try (Server server = await(startUnixServer(SimulatedNetworkTest::shout, path));
                Connection connection = await(openUnixConnection(path))) {
            connection.writer().write("hi\n".getBytes(UTF_8));
            assertThat(await(connection.reader().readLine())).asString(UTF_8).isEqualTo("HI\n");
        }
        return Coroutine.done();
    }
}
