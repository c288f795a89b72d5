package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.net.Streams.openConnection;
import static io.fermata.net.Streams.startServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.net.Connection;
import io.fermata.net.Server;
import io.fermata.net.StreamOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS lies above a simulated network as it lies above sockets. */
class SimulatedTlsTest {

    private static final String PASSWORD = "a password";

    @Test
    void encrypted_streams_travel_over_it_within_a_virtual_second(@TempDir Path directory) throws Exception {
        StreamOptions options = StreamOptions.defaults().ssl(context(directory.resolve("keys.p12")));
        VirtualTime time = VirtualTime.create().within(Duration.ofMinutes(1));
        SimulatedNetwork.seeded(3).segments(100).installOn(time.loop());

        assertThat(time.run(new Beginning(() -> talk(options)))).isEqualTo("HELLO");
        assertThat(time.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    @Async
    private static Coroutine<String> talk(StreamOptions options) throws Exception {
        try (Server server = await(startServer(SimulatedNetworkTest::shout, "localhost", 443, options));
                Connection connection = await(openConnection("localhost", 443, options))) {
            assertThat(connection.writer().sslSession()).isNotNull();
            connection.writer().write("hello\n".getBytes(UTF_8));
            return Coroutine.of(new String(await(connection.reader().readLine()), UTF_8).strip());
        }
    }

    /** A key of its own, signed by itself, trusted by both ends. */
    private static SSLContext context(Path file) throws Exception {
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
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
