package io.fermata.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Coroutine;
import io.fermata.ExceptionContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams over TLS. */
class TlsTest {
    private static final char[] PASSWORD = "a password".toCharArray();
    private static SSLContext context;

    private final BackgroundLoop loop = new BackgroundLoop();

    /** A key of its own, signed by itself, trusted by both ends. */
    @BeforeAll
    static void makeKey(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @AfterEach
    void closeLoop() throws Exception {
        loop.close();
        assertThat(loop.reported).isEmpty();
    }

    private static StreamOptions encrypted() {
        return StreamOptions.defaults().ssl(context);
    }

    private Server serve() throws Exception {
        return loop.await(Streams.startServer(loop.handOver(), "localhost", 0, encrypted()));
    }

    private BackgroundLoop.Pair pair(StreamOptions client) throws Exception {
        Server server = serve();
        Connection near = loop.await(Streams.openConnection("localhost", server.port(), client));
        return new BackgroundLoop.Pair(server, near, BackgroundLoop.next(loop.accepted));
    }

    private void write(Connection connection, byte[] data) throws Exception {
        loop.run(() -> connection.writer().write(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_ends_read_what_the_other_writes(String version) throws Exception {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        var pair = pair(encrypted().sslParameters(parameters));
        write(pair.near(), "hello".getBytes(UTF_8));
        assertThat(loop.await(pair.far().reader().read(100))).asString().isEqualTo("hello");
        write(pair.far(), "world".getBytes(UTF_8));
        loop.await(pair.far().closeAsync());
        assertThat(loop.await(pair.near().reader().read())).asString().isEqualTo("world");
        loop.await(pair.near().writer().waitClosed());
        assertThat(pair.near().writer().sslSession().getProtocol()).isEqualTo(version);
        assertThat(pair.near().writer().canWriteEof()).isFalse();
    }

    @Test
    void much_goes_both_ways_at_once() throws Exception {
        var pair = pair(encrypted());
        byte[] data = new byte[5 * 1024 * 1024];
        new Random(3).nextBytes(data);
        write(pair.near(), data);
        write(pair.far(), data);
        CompletableFuture<byte[]> there = loop.start(pair.far().reader().readExactly(data.length));
        CompletableFuture<byte[]> back = loop.start(pair.near().reader().readExactly(data.length));
        assertThat(BackgroundLoop.get(there)).isEqualTo(data);
        assertThat(BackgroundLoop.get(back)).isEqualTo(data);
        loop.await(pair.near().writer().drain());
    }

    @Test
    void a_blocking_client_of_the_jdk_is_served_and_its_end_is_seen() throws Exception {
        Server server = serve();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
            socket.getOutputStream().write("from a socket\n".getBytes(UTF_8));
            Connection far = BackgroundLoop.next(loop.accepted);
            assertThat(loop.await(far.reader().readLine())).asString().isEqualTo("from a socket\n");
            write(far, new byte[] {42});
            assertThat(socket.getInputStream().read()).isEqualTo(42);
            loop.await(far.closeAsync());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_server_that_is_not_the_host_asked_for_is_refused() throws Exception {
        Server server = serve();
        assertThatThrownBy(() -> loop.await(Streams.openConnection(
                        "localhost", server.port(), encrypted().serverHostname("example.com"))))
                .isInstanceOf(SSLException.class);
        assertThat(BackgroundLoop.next(loop.reported).exception()).isInstanceOf(SSLException.class);
    }

    @Test
    void a_client_that_sends_something_else_is_reported_and_dropped() throws Exception {
        Server server = serve();
        Connection plain = loop.await(Streams.openConnection("localhost", server.port()));
        write(plain, "GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8));
        loop.await(plain.reader().read());
        ExceptionContext report = BackgroundLoop.next(loop.reported);
        assertThat(report.message()).isEqualTo("a TLS handshake failed");
        assertThat(report.exception()).isInstanceOf(SSLException.class);
        loop.run(server::close);
        loop.await(server.waitClosed());
    }

    @Test
    void a_server_that_says_nothing_is_given_up() throws Exception {
        Server silent = loop.await(Streams.startServer(loop.handOver(), "localhost", 0));
        assertThatThrownBy(() -> loop.await(Streams.openConnection(
                        "localhost", silent.port(), encrypted().sslHandshakeTimeout(Duration.ofMillis(50)))))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("PT0.05S");
    }

    @Test
    void a_server_that_hangs_up_fails_the_connection() throws Exception {
        Server server = loop.await(Streams.startServer(
                (reader, writer) -> {
                    writer.close();
                    return Coroutine.done();
                },
                "localhost",
                0));
        assertThatThrownBy(() -> loop.await(Streams.openConnection("localhost", server.port(), encrypted())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void cancelling_a_handshake_closes_the_socket() throws Exception {
        Server silent = loop.await(Streams.startServer(loop.handOver(), "localhost", 0));
        CompletableFuture<Connection> opening =
                loop.start(Streams.openConnection("localhost", silent.port(), encrypted()));
        Connection far = BackgroundLoop.next(loop.accepted);
        assertThat(loop.await(far.reader().read(10_000))).isNotEmpty();
        opening.cancel(true);
        assertThat(loop.await(far.reader().read())).isEmpty();
    }

    private BackgroundLoop.Pair plainPair() throws Exception {
        Server server = loop.await(Streams.startServer(loop.handOver(), "localhost", 0));
        Connection near = loop.await(Streams.openConnection("localhost", server.port()));
        return new BackgroundLoop.Pair(server, near, BackgroundLoop.next(loop.accepted));
    }

    @Test
    void a_connection_is_encrypted_in_the_middle() throws Exception {
        var pair = plainPair();
        write(pair.near(), "STARTTLS\n".getBytes(UTF_8));
        assertThat(loop.await(pair.far().reader().readLine())).asString().isEqualTo("STARTTLS\n");
        CompletableFuture<Void> server = loop.start(pair.far().writer().startTls(encrypted()));
        loop.await(pair.near().writer().startTls(context));
        BackgroundLoop.get(server);
        assertThat(pair.near().writer().sslSession().isValid()).isTrue();
        byte[] data = new byte[200_000];
        new Random(5).nextBytes(data);
        write(pair.near(), data);
        write(pair.far(), data);
        assertThat(loop.await(pair.far().reader().readExactly(data.length))).isEqualTo(data);
        assertThat(loop.await(pair.near().reader().readExactly(data.length))).isEqualTo(data);
        assertThatThrownBy(() -> loop.await(pair.near().writer().startTls(context)))
                .hasMessage("the connection is encrypted already");
        loop.await(pair.far().closeAsync());
        assertThat(loop.await(pair.near().reader().read())).isEmpty();
        loop.await(pair.near().writer().waitClosed());
    }

    @Test
    void what_came_in_the_clear_does_not_pass_for_something_encrypted() throws Exception {
        var pair = plainPair();
        write(pair.near(), "STARTTLS\ninjected".getBytes(UTF_8));
        loop.await(pair.far().reader().readLine());
        assertThatThrownBy(() -> loop.await(pair.far().writer().startTls(context)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the encryption");
        assertThatThrownBy(() -> pair.far().writer().startTls(StreamOptions.defaults()))
                .hasMessageContaining("not encrypted");
    }

    @Test
    void an_other_end_that_does_not_agree_ends_the_connection() throws Exception {
        var pair = plainPair();
        CompletableFuture<Void> agreeing = loop.start(pair.near().writer().startTls(context));
        assertThat(loop.await(pair.far().reader().read(10_000))).isNotEmpty();
        write(pair.far(), "no such command\n".getBytes(UTF_8));
        assertThatThrownBy(() -> BackgroundLoop.get(agreeing)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> loop.await(pair.near().reader().read())).isInstanceOf(SSLException.class);
        loop.await(pair.far().reader().read());
        assertThatThrownBy(() -> loop.await(pair.near().writer().startTls(context)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void cancelling_while_the_ends_agree_aborts_the_connection() throws Exception {
        var pair = plainPair();
        CompletableFuture<Void> agreeing = loop.start(pair.near().writer().startTls(context));
        assertThat(loop.await(pair.far().reader().read(10_000))).isNotEmpty();
        agreeing.cancel(true);
        assertThat(loop.await(pair.far().reader().read())).isEmpty();
    }

    @Test
    void a_connection_says_whether_it_is_closing_and_takes_nothing_more_then() throws Exception {
        var pair = pair(encrypted());
        assertThat(loop.call(pair.near().writer()::isClosing)).isFalse();
        loop.run(pair.near().writer()::close);
        assertThat(loop.call(pair.near().writer()::isClosing)).isTrue();
        assertThat(loop.await(pair.far().reader().read())).isEmpty();
        loop.await(pair.far().closeAsync());
        loop.await(pair.near().closeAsync());
        assertThat(loop.call(pair.far().writer()::isClosing)).isTrue();
    }

    @Test
    void an_aborted_connection_is_lost_to_both_ends_without_a_word_of_tls() throws Exception {
        var pair = pair(encrypted());
        loop.run(pair.near().writer()::abort);
        assertThat(loop.await(pair.far().reader().read())).isEmpty();
        loop.await(pair.near().writer().waitClosed());
        assertThat(loop.call(pair.near().writer()::isClosing)).isTrue();
        assertThat(loop.call(pair.near().writer()::remoteAddress)).isNotNull();
        loop.await(pair.far().closeAsync());
    }
}
