package io.fermata.net;

import static io.fermata.Asyncio.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Asyncio;
import io.fermata.CancelledError;
import io.fermata.Coroutine;
import io.fermata.ExceptionContext;
import java.net.BindException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a server. */
class ServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BackgroundLoop loop = new BackgroundLoop();

    @AfterEach
    void closeLoop() throws Exception {
        loop.close();
        assertThat(loop.reported).isEmpty();
    }

    private Server start(ConnectionHandler handler) throws Exception {
        return loop.await(Streams.startServer(handler, "127.0.0.1", 0));
    }

    private Connection connect(Server server) throws Exception {
        return loop.await(Streams.openConnection("127.0.0.1", server.port()));
    }

    @Test
    void a_closed_server_accepts_nobody_and_serves_its_clients_on() throws Exception {
        Server server = start(loop.handOver());
        int port = server.port();
        Connection client = connect(server);
        Connection far = BackgroundLoop.next(loop.accepted);
        loop.run(server::close);
        loop.run(server::close);
        assertThat(server.isServing()).isFalse();
        assertThat(server.addresses()).isEmpty();
        assertThatThrownBy(() -> loop.await(Streams.openConnection("127.0.0.1", port)))
                .isInstanceOf(ConnectException.class);
        CompletableFuture<Void> closed = loop.start(server.waitClosed());
        loop.run(() -> client.writer().write("still served".getBytes(UTF_8)));
        assertThat(loop.await(far.reader().read(100))).asString().isEqualTo("still served");
        assertThat(closed).isNotDone();
        loop.await(far.closeAsync());
        BackgroundLoop.get(closed);
    }

    @Test
    void a_port_is_taken_once() throws Exception {
        Server server = start(loop.handOver());
        assertThatThrownBy(() -> loop.await(Streams.startServer(loop.handOver(), "127.0.0.1", server.port())))
                .isInstanceOf(BindException.class);
    }

    @Test
    void a_handler_that_fails_is_reported_and_its_connection_closed() throws Exception {
        IllegalStateException failure = new IllegalStateException("broken handler");
        Server server = start((reader, writer) -> {
            writer.write("before".getBytes(UTF_8));
            return Coroutine.failed(failure);
        });
        Connection first = connect(server);
        assertThat(loop.await(first.reader().read())).asString().isEqualTo("before");
        ExceptionContext report = BackgroundLoop.next(loop.reported);
        assertThat(report.exception()).isSameAs(failure);
        assertThat(report.task()).isNotNull();
        Connection second = connect(server);
        assertThat(loop.await(second.reader().read())).asString().isEqualTo("before");
        assertThat(BackgroundLoop.next(loop.reported).exception()).isSameAs(failure);
    }

    @Test
    void a_handler_that_fails_before_it_returns_a_coroutine_is_no_different() throws Exception {
        Server server = start((reader, writer) -> {
            throw new Exception("at once");
        });
        assertThat(loop.await(connect(server).reader().read())).isEmpty();
        assertThat(BackgroundLoop.next(loop.reported).exception()).hasMessage("at once");
    }

    @Test
    void a_client_that_cannot_be_given_a_protocol_is_turned_away_and_the_server_lives_on() throws Exception {
        StreamOptions broken = StreamOptions.defaults().ssl(SSLContext.getInstance("TLS"));
        Server server = loop.await(Streams.startServer(loop.handOver(), "127.0.0.1", 0, broken));
        for (int client = 0; client < 2; client++) {
            Connection refused = connect(server);
            assertThat(loop.await(waitFor(refused.reader().read(), PATIENCE))).isEmpty();
            assertThat(BackgroundLoop.next(loop.reported).message()).isEqualTo("a client cannot be served");
        }
        CompletableFuture<Void> closed = loop.start(server.waitClosed());
        loop.run(server::close);
        BackgroundLoop.get(closed);
    }

    @Test
    void a_connection_that_cannot_be_given_a_protocol_is_not_made() throws Exception {
        StreamOptions broken = StreamOptions.defaults().ssl(SSLContext.getInstance("TLS"));
        Server server = start(loop.handOver());
        assertThatThrownBy(() -> loop.await(Streams.openConnection("127.0.0.1", server.port(), broken)))
                .isInstanceOf(IllegalStateException.class);
        loop.await(connect(server).closeAsync());
        BackgroundLoop.next(loop.accepted);
        assertThat(loop.accepted).isEmpty();
    }

    @Test
    void a_handler_that_is_cancelled_closes_its_connection_in_silence() throws Exception {
        Server server = start((reader, writer) -> Coroutine.failed(new CancelledError("enough")));
        assertThat(loop.await(connect(server).reader().read())).isEmpty();
    }

    @Test
    void a_handler_that_closes_its_connection_and_is_cancelled_is_not_reported_either() throws Exception {
        Server server = start((reader, writer) -> {
            writer.write("last words".getBytes(UTF_8));
            writer.close();
            Asyncio.currentTask().cancel();
            return Asyncio.sleep(PATIENCE);
        });
        assertThat(loop.await(connect(server).reader().read())).asString().isEqualTo("last words");
        loop.run(server::close);
        loop.await(waitFor(server.waitClosed(), PATIENCE));
    }

    @Test
    void serving_for_ever_ends_when_the_server_is_closed() throws Exception {
        Server server = start(loop.handOver());
        CompletableFuture<Void> serving = loop.start(server.serveForever());
        loop.settle();
        assertThat(serving).isNotDone();
        loop.run(server::close);
        BackgroundLoop.get(serving);
    }

    @Test
    void cancelled_while_it_serves_a_server_closes_its_clients_and_waits_for_them() throws Exception {
        Server server = start(loop.handOver());
        Connection client = connect(server);
        BackgroundLoop.next(loop.accepted);
        CompletableFuture<Void> closed = loop.start(server.waitClosed());
        CompletableFuture<Void> serving = loop.start(server.serveForever());
        loop.settle();
        serving.cancel(true);
        assertThat(loop.await(client.reader().read())).isEmpty();
        BackgroundLoop.get(closed);
        assertThatThrownBy(() -> BackgroundLoop.get(serving)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aborting_clients_does_not_wait_for_those_who_do_not_read() throws Exception {
        Server server = start(loop.handOver());
        connect(server);
        Connection far = BackgroundLoop.next(loop.accepted);
        loop.run(() -> far.writer().write(new byte[32 * 1024 * 1024]));
        loop.run(server::close);
        loop.run(server::closeClients);
        CompletableFuture<Void> closed = loop.start(server.waitClosed());
        loop.settle();
        assertThat(closed).isNotDone();
        loop.run(server::abortClients);
        BackgroundLoop.get(closed);
    }

    @Test
    void cancelling_the_close_of_a_stalled_connection_aborts_it() throws Exception {
        Server server = start(loop.handOver());
        connect(server);
        Connection far = BackgroundLoop.next(loop.accepted);
        loop.run(() -> far.writer().write(new byte[32 * 1024 * 1024]));
        CompletableFuture<Void> closing = loop.start(far.closeAsync());
        loop.settle();
        assertThat(closing).isNotDone();
        closing.cancel(true);
        loop.await(far.writer().waitClosed());
    }

    @Test
    void one_of_two_waiters_can_be_cancelled() throws Exception {
        Server server = start(loop.handOver());
        CompletableFuture<Void> first = loop.start(server.waitClosed());
        CompletableFuture<Void> second = loop.start(server.waitClosed());
        loop.settle();
        first.cancel(true);
        loop.settle();
        loop.run(server::close);
        BackgroundLoop.get(second);
    }
}
