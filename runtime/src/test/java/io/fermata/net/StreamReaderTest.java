package io.fermata.net;

import static io.fermata.Asyncio.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, over a transport that brings exactly what a test says. */
class StreamReaderTest {
    private static final int LIMIT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BackgroundLoop loop = new BackgroundLoop();
    private final FakeTransport transport = new FakeTransport();
    private StreamProtocol protocol;
    private Connection connection;
    private StreamReader reader;

    @BeforeEach
    void connect() throws Exception {
        List<Connection> made = new ArrayList<>();
        protocol = loop.call(() -> new StreamProtocol(LIMIT, made::add));
        loop.run(() -> protocol.connectionMade(transport));
        connection = made.get(0);
        reader = connection.reader();
    }

    @AfterEach
    void closeLoop() throws Exception {
        loop.close();
        assertThat(loop.reported).isEmpty();
    }

    private void bring(String text) throws Exception {
        loop.run(() -> protocol.dataReceived(ByteBuffer.wrap(text.getBytes(UTF_8))));
    }

    private void end() throws Exception {
        loop.run(protocol::eofReceived);
    }

    private String left() throws Exception {
        end();
        return new String(loop.await(reader.read()), UTF_8);
    }

    @Test
    void a_read_takes_what_is_there_up_to_a_number() throws Exception {
        bring("abcdef");
        assertThat(loop.await(reader.read(4))).asString().isEqualTo("abcd");
        assertThat(loop.await(reader.read(4))).asString().isEqualTo("ef");
        assertThat(loop.await(reader.read(0))).isEmpty();
        assertThatThrownBy(() -> reader.read(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_read_waits_for_the_first_byte_only() throws Exception {
        CompletableFuture<byte[]> read = loop.start(reader.read(100));
        loop.settle();
        assertThat(read).isNotDone();
        bring("x");
        assertThat(BackgroundLoop.get(read)).asString().isEqualTo("x");
    }

    @Test
    void a_read_into_a_buffer_fills_it_as_far_as_it_can() throws Exception {
        ByteBuffer target = ByteBuffer.allocate(4);
        CompletableFuture<Integer> read = loop.start(reader.read(target));
        bring("abcdef");
        assertThat(BackgroundLoop.get(read)).isEqualTo(4);
        assertThat(loop.await(reader.read(target))).isZero();
        assertThat(loop.await(reader.read(target.clear()))).isEqualTo(2);
        end();
        assertThat(loop.await(reader.read(target))).isEqualTo(-1);
    }

    @Test
    void an_exact_read_waits_for_all_of_it() throws Exception {
        CompletableFuture<byte[]> read = loop.start(reader.readExactly(5));
        bring("ab");
        bring("cd");
        loop.settle();
        assertThat(read).isNotDone();
        bring("ef");
        assertThat(BackgroundLoop.get(read)).asString().isEqualTo("abcde");
        assertThat(left()).isEqualTo("f");
        assertThatThrownBy(() -> reader.readExactly(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_exact_read_that_meets_the_end_tells_what_there_was() throws Exception {
        bring("abc");
        end();
        IncompleteReadException incomplete =
                catchThrowableOfType(IncompleteReadException.class, () -> loop.await(reader.readExactly(5)));
        assertThat(incomplete.partial()).asString().isEqualTo("abc");
        assertThat(incomplete.expected()).isEqualTo(5);
        assertThat(incomplete).hasMessageContaining("3 bytes").hasMessageContaining("of 5");
        assertThat(reader.atEof()).isTrue();
    }

    @Test
    void lines_are_read_with_their_ends() throws Exception {
        bring("one\ntw");
        assertThat(loop.await(reader.readLine())).asString().isEqualTo("one\n");
        CompletableFuture<byte[]> second = loop.start(reader.readLine());
        bring("o\nla");
        assertThat(BackgroundLoop.get(second)).asString().isEqualTo("two\n");
        end();
        assertThat(loop.await(reader.readLine())).asString().isEqualTo("la");
        assertThat(loop.await(reader.readLine())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789\nnext", "01234567890123\nnext"})
    void a_line_over_the_limit_is_an_error_and_the_next_one_is_read(String text) throws Exception {
        bring(text);
        assertThatThrownBy(() -> loop.await(reader.readLine())).isInstanceOf(LimitOverrunException.class);
        assertThat(left()).isEqualTo("next");
    }

    @Test
    void a_separator_of_several_bytes_is_found_across_pieces() throws Exception {
        CompletableFuture<byte[]> read = loop.start(reader.readUntil("--\r\n".getBytes(UTF_8)));
        for (String piece : new String[] {"a-", "-\r", "-", "-\r", "\nb"}) {
            bring(piece);
            loop.settle();
        }
        assertThat(BackgroundLoop.get(read)).asString().isEqualTo("a--\r--\r\n");
        assertThat(left()).isEqualTo("b");
        assertThatThrownBy(() -> reader.readUntil(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_separator_within_the_limit_is_an_error_and_everything_is_kept() throws Exception {
        bring("0123456789ab");
        LimitOverrunException overrun =
                catchThrowableOfType(LimitOverrunException.class, () -> loop.await(reader.readUntil(new byte[] {';'})));
        assertThat(overrun.consumed()).isEqualTo(12);
        assertThat(loop.await(reader.readExactly(overrun.consumed())))
                .asString()
                .isEqualTo("0123456789ab");
    }

    @Test
    void a_separator_that_never_came_is_told_with_what_did() throws Exception {
        bring("abc");
        end();
        IncompleteReadException incomplete = catchThrowableOfType(
                IncompleteReadException.class, () -> loop.await(reader.readUntil(new byte[] {';'})));
        assertThat(incomplete.partial()).asString().isEqualTo("abc");
        assertThat(incomplete.expected()).isEqualTo(-1);
    }

    @Test
    void a_line_that_is_too_long_is_dropped_and_the_next_one_follows() throws Exception {
        bring("0123456789abcdef\nnext\n");
        assertThatThrownBy(() -> loop.await(reader.readLine())).isInstanceOf(LimitOverrunException.class);
        assertThat(loop.await(reader.readLine())).asString().isEqualTo("next\n");
        bring("0123456789abcdef without its end");
        assertThatThrownBy(() -> loop.await(reader.readLine())).isInstanceOf(LimitOverrunException.class);
        bring("rest\n");
        assertThat(loop.await(reader.readLine())).asString().isEqualTo("rest\n");
    }

    @Test
    void the_end_has_come_when_everything_before_it_has_been_read() throws Exception {
        bring("abc");
        assertThat(loop.call(reader::atEof)).isFalse();
        end();
        assertThat(loop.call(reader::atEof)).isFalse();
        assertThat(loop.await(reader.read(100))).hasSize(3);
        assertThat(loop.call(reader::atEof)).isTrue();
        assertThat(loop.await(reader.readLine())).isEmpty();
    }

    @Test
    void what_is_not_set_has_the_limits_of_asyncio() {
        StreamOptions defaults = StreamOptions.defaults();
        assertThat(defaults.limit()).isEqualTo(64 * 1024);
        assertThat(defaults.highWater()).isEqualTo(64 * 1024);
        assertThat(defaults.lowWater()).isEqualTo(16 * 1024);
        assertThat(defaults.backlog()).isEqualTo(100);
    }

    @Test
    void one_coroutine_waits_at_a_time() throws Exception {
        CompletableFuture<byte[]> first = loop.start(reader.read(1));
        loop.settle();
        assertThatThrownBy(() -> loop.await(reader.read(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already waiting");
        bring("x");
        assertThat(BackgroundLoop.get(first)).asString().isEqualTo("x");
    }

    @Test
    void a_cancelled_read_takes_nothing_and_lets_others_read() throws Exception {
        CompletableFuture<byte[]> cancelled = loop.start(reader.readExactly(4));
        bring("ab");
        loop.settle();
        cancelled.cancel(true);
        loop.settle();
        bring("cd");
        assertThat(loop.await(reader.readExactly(4))).asString().isEqualTo("abcd");
    }

    @Test
    void reception_pauses_above_twice_the_limit_and_goes_on_at_the_limit() throws Exception {
        bring("0123456789abcdef");
        assertThat(transport.calls).isEmpty();
        bring("!");
        assertThat(transport.calls).containsExactly("pause");
        loop.await(reader.read(8));
        assertThat(transport.calls).containsExactly("pause");
        loop.await(reader.read(1));
        assertThat(transport.calls).containsExactly("pause", "resume");
    }

    @Test
    void an_exact_read_of_more_than_is_buffered_lets_it_come() throws Exception {
        bring("0123456789abcdef!");
        CompletableFuture<byte[]> read = loop.start(reader.readExactly(20));
        loop.settle();
        assertThat(transport.calls).containsExactly("pause", "resume");
        bring("xyz");
        assertThat(BackgroundLoop.get(read)).hasSize(20);
    }

    @Test
    void a_transport_that_brings_something_the_moment_it_is_resumed_is_heard() throws Exception {
        bring("0123456789abcdef!");
        transport.whenResumed = () -> protocol.dataReceived(ByteBuffer.wrap("xyz".getBytes(UTF_8)));
        assertThat(loop.await(waitFor(reader.readExactly(20), PATIENCE))).hasSize(20);
    }

    @Test
    void closing_over_a_transport_that_is_lost_at_once_does_not_wait() throws Exception {
        transport.whenClosed = () -> protocol.connectionLost(null);
        loop.await(waitFor(connection.closeAsync(), PATIENCE));
        assertThat(connection.writer().isLost()).isTrue();
    }

    @Test
    void a_failure_is_thrown_after_what_came_before_it() throws Exception {
        IOException failure = new IOException("connection reset");
        bring("before");
        loop.run(() -> protocol.connectionLost(failure));
        assertThat(loop.await(reader.read(100))).asString().isEqualTo("before");
        assertThatThrownBy(() -> loop.await(reader.read(100))).isSameAs(failure);
    }

    @Test
    void a_failure_reaches_the_one_who_waits() throws Exception {
        CompletableFuture<byte[]> read = loop.start(reader.read());
        loop.settle();
        loop.run(() -> protocol.connectionLost(new IllegalStateException("broken transport")));
        assertThatThrownBy(() -> BackgroundLoop.get(read))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("broken transport");
    }

    @Test
    void a_limit_is_positive() {
        assertThatThrownBy(() -> StreamOptions.defaults().limit(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> loop.call(() -> new StreamProtocol(0, made -> {})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_read_without_waiting_and_without_taking() throws Exception {
        assertThat(loop.await(reader.readExactly(0))).isEmpty();
        assertThat(loop.await(reader.read(0))).isEmpty();
        bring("abc");
        assertThat(loop.await(reader.readExactly(0))).isEmpty();
        assertThat(left()).isEqualTo("abc");
    }

    @Test
    void a_separator_that_comes_after_the_limit_is_an_error_and_everything_is_kept() throws Exception {
        bring("012345678;rest");
        LimitOverrunException overrun =
                catchThrowableOfType(LimitOverrunException.class, () -> loop.await(reader.readUntil(new byte[] {';'})));
        assertThat(overrun).hasMessageContaining("after 8 bytes");
        assertThat(overrun.consumed()).isEqualTo(9);
        assertThat(left()).isEqualTo("012345678;rest");
    }

    @Test
    void as_much_as_the_limit_may_come_before_a_separator() throws Exception {
        bring("01234567");
        CompletableFuture<byte[]> read = loop.start(reader.readUntil("::".getBytes(UTF_8)));
        loop.settle();
        bring(":");
        loop.settle();
        assertThat(read).isNotDone();
        bring(":01234567\n");
        assertThat(BackgroundLoop.get(read)).asString().isEqualTo("01234567::");
        assertThat(loop.await(reader.readLine())).asString().isEqualTo("01234567\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bbaa,bbaa,a.", "baa,a.", "aaa.", "aa,a.", "b,a,a,a."})
    void a_separator_is_found_where_another_one_seemed_to_begin(String pieces) throws Exception {
        CompletableFuture<byte[]> read = loop.start(reader.readUntil("aaa".getBytes(UTF_8)));
        for (String piece : pieces.split(",")) {
            bring(piece);
            loop.settle();
        }
        assertThat(BackgroundLoop.get(read)).asString().isEqualTo(pieces.replaceAll("[,.]", ""));
        assertThat(left()).isEqualTo(".");
    }

    @Test
    void what_came_before_a_failure_is_not_enough_for_an_exact_read_and_is_kept() throws Exception {
        IOException failure = new IOException("connection reset");
        CompletableFuture<byte[]> read = loop.start(reader.readExactly(5));
        bring("abc");
        loop.run(() -> protocol.connectionLost(failure));
        assertThatThrownBy(() -> BackgroundLoop.get(read)).isSameAs(failure);
        assertThatThrownBy(() -> loop.await(reader.readUntil(new byte[] {';'}))).isSameAs(failure);
        assertThat(loop.await(reader.read(5))).asString().isEqualTo("abc");
    }

    @Test
    void a_failure_after_a_read_was_cancelled_waits_for_the_next_one() throws Exception {
        CompletableFuture<byte[]> cancelled = loop.start(reader.readLine());
        loop.settle();
        cancelled.cancel(true);
        loop.settle();
        IOException failure = new IOException("connection reset");
        loop.run(() -> protocol.connectionLost(failure));
        loop.settle();
        assertThatThrownBy(() -> loop.await(reader.readLine())).isSameAs(failure);
    }
}
