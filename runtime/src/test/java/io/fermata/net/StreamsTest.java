package io.fermata.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.AsyncIterator;
import io.fermata.Coroutine;
import io.fermata.Execution;
import io.fermata.observe.WaitKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections over real sockets. */
class StreamsTest {
    private final BackgroundLoop loop = new BackgroundLoop();

    @AfterEach
    void closeLoop() throws Exception {
        loop.close();
        assertThat(loop.reported).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private void write(StreamWriter writer, String text) throws Exception {
        loop.run(() -> writer.write(bytes(text)));
    }

    private BackgroundLoop.Pair pair() throws Exception {
        return loop.pair(StreamOptions.defaults());
    }

    @Test
    void what_one_end_writes_the_other_reads() throws Exception {
        var pair = pair();
        write(pair.near().writer(), "hello");
        assertThat(loop.await(pair.far().reader().read(100))).asString().isEqualTo("hello");
        write(pair.far().writer(), "world");
        assertThat(loop.await(pair.near().reader().readExactly(3))).asString().isEqualTo("wor");
        assertThat(loop.await(pair.near().reader().read(100))).asString().isEqualTo("ld");
    }

    @Test
    void closing_one_end_is_the_end_of_what_the_other_reads() throws Exception {
        var pair = pair();
        write(pair.near().writer(), "last words");
        loop.await(pair.near().closeAsync());
        assertThat(loop.await(pair.far().reader().read())).asString().isEqualTo("last words");
        assertThat(loop.await(pair.far().reader().read(1))).isEmpty();
        assertThat(pair.far().reader().atEof()).isTrue();
    }

    @Test
    void either_direction_ends_by_itself() throws Exception {
        var pair = pair();
        loop.run(() -> pair.near().writer().writeEof());
        assertThat(loop.await(pair.far().reader().read(1))).isEmpty();
        write(pair.far().writer(), "still here");
        assertThat(loop.await(pair.near().reader().read(100))).asString().isEqualTo("still here");
        assertThatThrownBy(() -> write(pair.near().writer(), "more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("writeEof");
    }

    @Test
    void a_large_write_arrives_whole_and_drain_waits_for_it() throws Exception {
        var pair = pair();
        byte[] data = new byte[8 * 1024 * 1024];
        new Random(7).nextBytes(data);
        loop.run(() -> pair.near().writer().write(data));
        CompletableFuture<Void> drained = loop.start(pair.near().writer().drain());
        loop.settle();
        assertThat(drained).isNotDone();
        assertThat(loop.await(pair.far().reader().readExactly(data.length))).isEqualTo(data);
        BackgroundLoop.get(drained);
        assertThat(loop.call(() -> pair.near().writer().transport().writeBufferSize()))
                .isLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void what_is_written_may_be_changed_afterwards() throws Exception {
        var pair = pair();
        byte[] data = new byte[4 * 1024 * 1024];
        Arrays.fill(data, (byte) 1);
        loop.run(() -> {
            pair.near().writer().write(data);
            Arrays.fill(data, (byte) 2);
            pair.near().writer().write(ByteBuffer.wrap(data, 0, 1));
        });
        byte[] arrived = loop.await(pair.far().reader().readExactly(data.length + 1));
        assertThat(arrived[data.length - 1]).isEqualTo((byte) 1);
        assertThat(arrived[data.length]).isEqualTo((byte) 2);
    }

    @Test
    void a_slow_reader_stops_the_writer() throws Exception {
        var pair = loop.pair(StreamOptions.defaults().limit(1024));
        byte[] block = new byte[1024 * 1024];
        int written = 0;
        CompletableFuture<Void> drained;
        do {
            loop.run(() -> pair.near().writer().write(block));
            written++;
            drained = loop.start(pair.near().writer().drain());
            loop.settle();
        } while (drained.isDone() && written < 100);
        assertThat(written).isLessThan(100);
        assertThat(loop.await(pair.far().reader().readExactly(written * block.length)))
                .hasSize(written * block.length);
        BackgroundLoop.get(drained);
    }

    @Test
    void a_connection_that_nobody_answers_is_refused() throws Exception {
        Server server = loop.await(Streams.startServer(loop.handOver(), "127.0.0.1", 0));
        int port = server.port();
        loop.run(server::close);
        assertThatThrownBy(() -> loop.await(Streams.openConnection("127.0.0.1", port)))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> loop.await(Streams.openConnection("no.such.host.invalid", 1)))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void names_are_looked_up() throws Exception {
        Server server = loop.await(Streams.startServer(loop.handOver(), "localhost", 0));
        assertThat(server.addresses()).isNotEmpty();
        Connection client = loop.await(Streams.openConnection("localhost", server.port()));
        assertThat(((InetSocketAddress) client.writer().remoteAddress()).getPort())
                .isEqualTo(server.port());
        Connection far = BackgroundLoop.next(loop.accepted);
        assertThat(far.writer().remoteAddress()).isEqualTo(client.writer().localAddress());
    }

    @Test
    void sockets_of_the_file_system_carry_streams_too(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("socket");
        Server server = loop.await(Streams.startUnixServer(loop.handOver(), path));
        Connection client = loop.await(Streams.openUnixConnection(path));
        write(client.writer(), "over a file\n");
        Connection far = BackgroundLoop.next(loop.accepted);
        assertThat(loop.await(far.reader().readLine())).asString().isEqualTo("over a file\n");
        assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
        assertThat(Files.exists(path)).isTrue();
    }

    @Test
    void drain_fails_once_the_connection_is_lost() throws Exception {
        var pair = pair();
        loop.run(() -> pair.far().writer().abort());
        assertThat(loop.await(pair.near().reader().read())).isEmpty();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        loop.run(() -> pair.near().writer().write(new byte[64 * 1024]));
                        loop.await(pair.near().writer().drain());
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void writing_after_close_is_an_error() throws Exception {
        var pair = pair();
        loop.run(() -> pair.near().writer().close());
        assertThatThrownBy(() -> write(pair.near().writer(), "late")).isInstanceOf(IllegalStateException.class);
        assertThat(pair.near().writer().isClosing()).isTrue();
        loop.await(pair.near().writer().waitClosed());
        loop.await(pair.near().closeAsync());
    }

    @Test
    void the_lines_of_a_stream_are_iterated_over() throws Exception {
        var pair = pair();
        write(pair.near().writer(), "one\ntwo\nand");
        loop.await(pair.near().closeAsync());
        AsyncIterator<byte[]> lines = pair.far().reader().asyncIterator();
        StringBuilder read = new StringBuilder();
        while (loop.await((Coroutine<Boolean>) lines.advance())) {
            read.append(new String(lines.current(), UTF_8)).append('|');
        }
        assertThat(read).hasToString("one\n|two\n|and|");
    }

    @Test
    void who_waits_for_a_socket_is_seen_to() throws Exception {
        BackgroundLoop.Pair pair = loop.pair(StreamOptions.defaults());
        CompletableFuture<byte[]> reading = loop.start(pair.near().reader().read(1));
        loop.settle();
        List<WaitKind> kinds = loop.loop.snapshot(Duration.ofSeconds(20)).tasks().stream()
                .filter(task -> task.waitsFor() != null)
                .map(task -> task.waitsFor().kind())
                .toList();
        assertThat(kinds).containsExactly(WaitKind.SOCKET);
        loop.run(() -> pair.far().writer().write(new byte[1]));
        assertThat(BackgroundLoop.get(reading)).hasSize(1);
    }

    @Test
    void all_who_drain_go_on_when_there_is_room() throws Exception {
        var pair = pair();
        byte[] data = new byte[8 * 1024 * 1024];
        loop.run(() -> pair.near().writer().write(data));
        List<CompletableFuture<Void>> drained = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            drained.add(loop.start(pair.near().writer().drain()));
        }
        loop.settle();
        drained.remove(3).cancel(true);
        assertThat(drained).noneMatch(CompletableFuture::isDone);
        loop.await(pair.far().reader().readExactly(data.length));
        for (CompletableFuture<Void> each : drained) {
            BackgroundLoop.get(each);
        }
    }

    /** Writes and drains again and again: too little for drain() to have to wait. */
    private static final class Chatter extends Coroutine<Void> {
        private final StreamWriter writer;

        Chatter(StreamWriter writer) {
            this.writer = writer;
        }

        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            if (failure != null) {
                throw failure;
            }
            for (int i = 0; i < 100_000; i++) {
                writer.write(new byte[] {1});
                if (e.await(writer.drain()) == Execution.SUSPENDED) {
                    return e.suspend(this, 1);
                }
            }
            return null;
        }
    }

    @Test
    void who_writes_and_drains_without_a_pause_hears_of_the_lost_connection() throws Exception {
        var pair = pair();
        loop.run(() -> pair.far().writer().abort());
        assertThat(loop.await(pair.near().reader().read())).isEmpty();
        assertThatThrownBy(() -> loop.await(new Chatter(pair.near().writer()))).isInstanceOf(IOException.class);
    }

    @Test
    void who_closes_with_something_unread_has_come_to_the_end_of_what_he_reads() throws Exception {
        var pair = pair();
        write(pair.far().writer(), "read\nunread\n");
        assertThat(loop.await(pair.near().reader().readLine())).asString().isEqualTo("read\n");
        assertThat(pair.near().writer().isClosing()).isFalse();
        loop.run(() -> pair.near().writer().close());
        assertThat(pair.near().writer().isClosing()).isTrue();
        loop.await(pair.near().writer().waitClosed());
        assertThat(loop.await(pair.near().reader().read())).asString().isEqualTo("unread\n");
        assertThat(pair.near().reader().atEof()).isTrue();
        assertThat(loop.await(pair.near().reader().read())).isEmpty();
    }
}
