package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Samples that talk over the network, with a web of this test's own. */
class NetworkSamplesTest {
    private static final Map<String, String> PAGES = Map.of(
            "/", "<a href=\"/a\">one</a> <A HREF=\"b#part\">another</A> <a href=\"mailto:nobody\">not a page</a>",
            "/a", "<a href=\"/\">back</a> <a href=\"c\">on</a> <a href=\"/missing\">nowhere</a>",
            "/b", "<a href=\"c\">on</a> <a href=\"::\">not a link</a>",
            "/c", "<a href=\"/d\">too deep</a>");

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private HttpServer web;

    @BeforeEach
    void openWeb() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(threads);
        web.createContext("/", this::serve);
        web.start();
    }

    @AfterEach
    void closeWeb() {
        web.stop(0);
        threads.shutdown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        String page = PAGES.get(exchange.getRequestURI().getPath());
        byte[] body = String.valueOf(page).getBytes(StandardCharsets.UTF_8);
        atOnce.decrementAndGet();
        exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String url(String path) {
        return "http://localhost:" + web.getAddress().getPort() + path;
    }

    private String link(String from, String to) {
        return url(from) + "\t" + url(to);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void links_are_followed_and_written_down(Way way) throws IOException {
        Path found = directory.resolve("found.txt");
        Program ran = way.run("Areq", "--follow=2", "--concurrency=2", "--output=" + found, url("/"));
        assertThat(ran.output()).isEqualTo("4 pages, 1 failures, 7 links.\n");
        assertThat(ran.exitCode()).isOne();
        assertThat(ran.errors()).contains("/missing: status 404", "not a link: ::", "4 of 5 pages, 7 links");
        List<String> links = List.of(
                link("/", "/a"),
                link("/", "/b"),
                link("/a", "/"),
                link("/a", "/c"),
                link("/a", "/missing"),
                link("/b", "/c"),
                link("/c", "/d"));
        assertThat(Files.readAllLines(found)).containsExactlyInAnyOrderElementsOf(links);
        assertThat(mostAtOnce.get()).isBetween(1, 2);
    }

    @Test
    void links_are_not_followed_unless_asked() throws IOException {
        Path found = directory.resolve("found.txt");
        Program ran = Way.TRANSFORMED_AT_BUILD_TIME.run("Areq", "-o", found.toString(), url("/a"), url("/b"));
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.output()).isEqualTo("2 pages, 0 failures, 4 links.\n");
        assertThat(Files.readAllLines(found)).hasSize(4);
    }

    @Test
    void the_links_of_a_page_are_found_once_each() {
        assertThat(Areq.links(URI.create("http://host/dir/page"), "href=\"x\" href=\"x#y\" href=\"/z\""))
                .containsExactly(URI.create("http://host/dir/x"), URI.create("http://host/z"));
    }

    @Test
    void what_names_no_page_is_no_link() {
        assertThat(Areq.links(
                        URI.create("http://host/"), "href=\"mailto:me\" href=\"http:opaque\" href=\"ftp://host/f\""))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void what_is_sent_to_the_echo_server_comes_back(Way way) throws IOException {
        Process server = way.start("EchoServer", "0");
        try (BufferedReader output = server.inputReader()) {
            String announcement = output.readLine();
            assertThat(announcement).matches("Listening on port \\d+");
            String port = announcement.replaceAll("\\D", "");
            Program client = way.run("EchoClient", port, "hello", "world");
            assertThat(client.errors()).isEmpty();
            assertThat(client.output()).isEqualTo("Received: hello\nReceived: world\n");
        } finally {
            server.destroyForcibly();
        }
    }
}
