package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.timeout;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.net.Streams.openConnection;
import static io.fermata.net.Streams.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import io.fermata.net.Connection;
import io.fermata.net.Server;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What goes wrong on a simulated network, because it was asked to. */
class SimulatedFaultsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedNetwork network = SimulatedNetwork.seeded(1);
    private final List<String> log = new ArrayList<>();

    private void run(Program program) throws Exception {
        VirtualTime time = VirtualTime.create();
        network.installOn(time.loop());
        time.run(new Beginning(program));
    }

    @Test
    void connections_break_at_both_ends_when_they_are_told_to() throws Exception {
        run(this::resetInTheMiddle);
    }

    @Async
    private Coroutine<Void> resetInTheMiddle() throws IOException {
        List<Connection> clients = new ArrayList<>();
        try (Server server = await(
                        startServer((reader, writer) -> SimulatedNetworkTest.keep(clients, reader, writer), "x", 1));
                Connection connection = await(openConnection("x", 1))) {
            Task<String> near = createTask(endOf(connection));
            Task<String> far = createTask(endOf(clients.get(0)));
            await(sleep(SECOND));
            network.resetAll();
            assertThat(await(gather(near, far))).containsExactly("Connection reset", "Connection reset");
        }
        return Coroutine.done();
    }

    @Async
    private static Coroutine<String> endOf(Connection connection) {
        try {
            return Coroutine.of("read " + await(connection.reader().read()).length);
        } catch (IOException failure) {
            return Coroutine.of(failure.getMessage());
        }
    }

    @Test
    void some_are_refused_and_some_break_as_the_shares_say() throws Exception {
        network.refusing(0.2).resetting(0.2);
        run(this::tryOftenEnough);
        assertThat(log.stream().filter("refused"::equals)).hasSizeBetween(40, 80);
        assertThat(log.stream().filter("broken"::equals)).hasSizeBetween(50, 150);
        assertThat(log.stream().filter("HI"::equals)).hasSizeBetween(100, 200);
        assertThat(log).hasSize(300);
    }

    @Async
    private Coroutine<Void> tryOftenEnough() throws IOException {
        EventLoop.current().setExceptionHandler((where, context) -> {});
        try (Server server = await(startServer(SimulatedNetworkTest::shout, "x", 1))) {
            for (int i = 0; i < 300; i++) {
                try {
                    log.add(await(SimulatedNetworkTest.ask("x", 1, "hi")));
                } catch (ConnectException refused) {
                    log.add("refused");
                } catch (IOException | java.io.UncheckedIOException broken) {
                    log.add("broken");
                }
            }
        }
        return Coroutine.done();
    }

    @Test
    void a_host_that_is_cut_off_answers_when_it_is_healed() throws Exception {
        run(this::cutAndHeal);
    }

    @Async
    private Coroutine<Void> cutAndHeal() throws IOException {
        try (Server server = await(startServer(SimulatedNetworkTest::shout, "db", 1));
                Connection connection = await(openConnection("db", 1))) {
            network.cut("DB");
            connection.writer().write("still\nthere?\n".getBytes(UTF_8));
            Task<String> newcomer = createTask(SimulatedNetworkTest.ask("db", 1, "anybody?"));
            await(sleep(Duration.ofHours(1)));
            assertThat(newcomer.isDone()).isFalse();
            network.heal("db");
            assertThat(await(connection.reader().readLine())).asString(UTF_8).isEqualTo("STILL\n");
            assertThat(await(connection.reader().readLine())).asString(UTF_8).isEqualTo("THERE?\n");
            assertThat(await(newcomer)).isEqualTo("ANYBODY?");
        }
        return Coroutine.done();
    }

    @Test
    void a_connection_attempt_that_is_given_up_leaves_nothing_behind() throws Exception {
        run(this::giveUp);
    }

    @Async
    private Coroutine<Void> giveUp() throws IOException {
        network.delay(SECOND, SECOND);
        List<Connection> clients = new ArrayList<>();
        try (Server server =
                await(startServer((reader, writer) -> SimulatedNetworkTest.keep(clients, reader, writer), "far", 1))) {
            try {
                await(timeout(Duration.ofMillis(1500), () -> openConnection("far", 1)));
                log.add("connected");
            } catch (TimeoutException tooFar) {
                log.add("given up");
            }
            await(sleep(Duration.ofSeconds(3)));
            assertThat(log).containsExactly("given up");
            assertThat(await(clients.get(0).reader().read())).isEmpty();
            clients.get(0).writer().close();
            server.close();
            await(server.waitClosed());
        }
        return Coroutine.done();
    }

    @Test
    void a_client_that_is_cancelled_anywhere_leaves_no_connection_open() {
        Explorer.create().checkCancellations(SimulatedFaultsTest::cancelTheClient);
    }

    @Async
    private static Coroutine<Void> cancelTheClient(Cancellation cancellation) throws Exception {
        SimulatedNetwork.seeded(2).installOn(EventLoop.current());
        Server server = await(startServer(SimulatedNetworkTest::shout, "x", 1));
        await(cancellation.of(SimulatedNetworkTest.ask("x", 1, "hi")));
        server.close();
        await(waitFor(server.waitClosed(), SECOND));
        return Coroutine.done();
    }
}
