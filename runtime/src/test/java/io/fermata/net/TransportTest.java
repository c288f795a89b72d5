package io.fermata.net;

import static io.fermata.Asyncio.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A socket under a protocol of one's own. */
class TransportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MUCH = 32 * 1024 * 1024;

    private final BackgroundLoop loop = new BackgroundLoop();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void closeLoop() throws Exception {
        loop.close();
        assertThat(loop.reported).isEmpty();
    }

    /** Tells what it is told; fails where it is said to. */
    private final class Recorder implements Protocol {
        private final String failsAt;
        private final boolean staysOpen;

        Recorder(String failsAt, boolean staysOpen) {
            this.failsAt = failsAt;
            this.staysOpen = staysOpen;
        }

        private void tell(String event) {
            events.add(event);
            if (event.equals(failsAt)) {
                throw new IllegalStateException("broken at " + event);
            }
        }

        @Override
        public void connectionMade(Transport transport) {
            tell("made");
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            tell(UTF_8.decode(data).toString());
        }

        @Override
        public boolean eofReceived() {
            tell("eof");
            return staysOpen;
        }

        @Override
        public void pauseWriting() {
            tell("pause");
        }

        @Override
        public void resumeWriting() {
            tell("resume");
        }

        @Override
        public void connectionLost(Throwable failure) {
            tell(failure == null ? "lost" : "lost: " + failure.getMessage());
        }
    }

    private Connection connect(Recorder recorder, StreamOptions options, Transport[] transport) throws Exception {
        Server server = loop.await(Streams.startServer(loop.handOver(), "127.0.0.1", 0));
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
        Awaitable<? extends Transport> connecting =
                loop.call(() -> Network.of(loop.loop).connect(address, recorder, options));
        transport[0] = loop.await(waitFor(connecting, PATIENCE));
        return BackgroundLoop.next(loop.accepted);
    }

    private Connection connect(Recorder recorder) throws Exception {
        return connect(recorder, StreamOptions.defaults(), new Transport[1]);
    }

    private void assertEvents(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertThat(BackgroundLoop.next(events)).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"made", "data", "eof"})
    void a_protocol_that_throws_is_reported_and_loses_its_connection(String where) throws Exception {
        Connection far = connect(new Recorder(where, true));
        assertEvents("made");
        if (!where.equals("made")) {
            loop.run(() -> far.writer().write("data".getBytes(UTF_8)));
            assertEvents("data");
        }
        if (where.equals("eof")) {
            loop.run(() -> far.writer().writeEof());
            assertEvents("eof");
        }
        assertEvents("lost: broken at " + where);
        assertThat(loop.await(waitFor(far.reader().read(), PATIENCE))).isEmpty();
        assertThat(BackgroundLoop.next(loop.reported).message()).isEqualTo("a protocol failed");
    }

    @Test
    void a_protocol_that_has_no_use_for_half_a_connection_is_closed_at_the_end_of_what_it_receives() throws Exception {
        Connection far = connect(new Recorder("nowhere", false));
        loop.run(() -> far.writer().writeEof());
        assertEvents("made", "eof", "lost");
    }

    @Test
    void writing_pauses_and_resumes_at_its_marks() throws Exception {
        Transport[] near = new Transport[1];
        StreamOptions options = StreamOptions.defaults().writeBufferLimits(1000, 0);
        Connection far = connect(new Recorder("nowhere", true), options, near);
        loop.run(() -> near[0].write(ByteBuffer.allocate(MUCH)));
        assertEvents("made", "pause");
        assertThat(loop.<Integer>call(near[0]::writeBufferSize)).isPositive();
        assertThat(loop.await(far.reader().readExactly(MUCH))).hasSize(MUCH);
        assertEvents("resume");
        assertThat(loop.<Integer>call(near[0]::writeBufferSize)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume"})
    void a_protocol_that_throws_when_it_is_paused_or_resumed_loses_its_connection(String where) throws Exception {
        Transport[] near = new Transport[1];
        StreamOptions options = StreamOptions.defaults().writeBufferLimits(1000, 0);
        Connection far = connect(new Recorder(where, true), options, near);
        loop.run(() -> near[0].write(ByteBuffer.allocate(MUCH)));
        assertEvents("made", "pause");
        if (where.equals("resume")) {
            assertThat(loop.await(far.reader().readExactly(MUCH))).hasSize(MUCH);
            assertEvents("resume");
        }
        assertEvents("lost: broken at " + where);
        assertThat(BackgroundLoop.next(loop.reported).message()).isEqualTo("a protocol failed");
    }

    @Test
    void what_is_unsent_goes_before_the_end_and_before_the_close() throws Exception {
        Transport[] near = new Transport[1];
        Connection far = connect(new Recorder("nowhere", true), StreamOptions.defaults(), near);
        loop.run(() -> {
            near[0].write(ByteBuffer.allocate(MUCH));
            near[0].writeEof();
            near[0].writeEof();
            assertThatThrownBy(() -> near[0].write(ByteBuffer.allocate(1))).hasMessageContaining("writeEof");
        });
        assertThat(loop.await(far.reader().read())).hasSize(MUCH);
        Transport[] closing = new Transport[1];
        Connection other = connect(new Recorder("nowhere", true), StreamOptions.defaults(), closing);
        loop.run(() -> {
            closing[0].write(ByteBuffer.allocate(MUCH));
            closing[0].close();
            closing[0].close();
            closing[0].write(ByteBuffer.allocate(1));
            closing[0].writeEof();
            assertThat(closing[0].isClosing()).isTrue();
        });
        assertThat(loop.await(other.reader().read())).hasSize(MUCH);
    }

    @Test
    void a_transport_that_was_paused_brings_nothing_until_it_is_resumed() throws Exception {
        Transport[] near = new Transport[1];
        Connection far = connect(new Recorder("nowhere", true), StreamOptions.defaults(), near);
        loop.run(near[0]::pauseReading);
        loop.run(() -> far.writer().write("data".getBytes(UTF_8)));
        loop.settle();
        assertEvents("made");
        assertThat(events).isEmpty();
        loop.run(near[0]::resumeReading);
        assertEvents("data");
        loop.run(() -> {
            near[0].close();
            near[0].resumeReading();
        });
        assertEvents("lost");
    }

    @Test
    void a_reset_by_the_other_end_is_the_failure_that_is_told() throws Exception {
        Transport[] near = new Transport[1];
        Connection far = connect(new Recorder("nowhere", true), StreamOptions.defaults(), near);
        loop.run(() -> near[0].write(ByteBuffer.allocate(MUCH)));
        loop.run(() -> far.writer().abort());
        assertEvents("made", "pause");
        String event = BackgroundLoop.next(events);
        assertThat(event.equals("eof") ? BackgroundLoop.next(events) : event).startsWith("lost: ");
        loop.run(() -> near[0].write(ByteBuffer.allocate(1)));
    }

    @Test
    void addresses_that_refuse_are_told_together() throws Exception {
        int free =
                loop.await(Streams.startServer(loop.handOver(), "127.0.0.1", 0)).port();
        Server gone = loop.await(Streams.startServer(loop.handOver(), "127.0.0.1", 0));
        int port = gone.port();
        loop.run(gone::close);
        assertThat(free).isNotEqualTo(port);
        assertThatThrownBy(() -> loop.await(Streams.openConnection("localhost", port)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Streams.openConnection("localhost", 70_000)).hasMessageContaining("no port");
        assertThatThrownBy(() -> Streams.openConnection("localhost", -1)).hasMessageContaining("no port");
    }

    @Test
    void a_server_for_every_address_and_options_of_all_kinds() throws Exception {
        StreamOptions options =
                StreamOptions.defaults().backlog(7).reusePort(true).writeBufferLimits(10, 5);
        Server first = loop.await(Streams.startServer(loop.handOver(), null, 0, options));
        Server second = loop.await(Streams.startServer(loop.handOver(), "", first.port(), options));
        assertThat(second.port()).isEqualTo(first.port());
        loop.await(Streams.openConnection("localhost", first.port()));
        BackgroundLoop.next(loop.accepted);
        assertThatThrownBy(() -> StreamOptions.defaults().backlog(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamOptions.defaults().writeBufferLimits(1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamOptions.defaults().writeBufferLimits(1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamOptions.defaults().serverHostname("x"))
                .hasMessageContaining("ssl(context) first");
    }

    @Test
    void a_handler_that_suspends_is_served_to_its_end_and_reported_if_it_fails() throws Exception {
        Server server = loop.await(Streams.startServer(
                (reader, writer) -> waitFor(reader.readExactly(2), Duration.ofMillis(1)), "127.0.0.1", 0));
        Connection client = loop.await(Streams.openConnection("127.0.0.1", server.port()));
        assertThat(loop.await(client.reader().read())).isEmpty();
        assertThat(BackgroundLoop.next(loop.reported).exception()).hasMessageContaining("PT0.001S");
        Server content = loop.await(Streams.startServer((reader, writer) -> reader.readExactly(2), "127.0.0.1", 0));
        Connection quick = loop.await(Streams.openConnection("127.0.0.1", content.port()));
        loop.run(() -> quick.writer().write("ok".getBytes(UTF_8)));
        loop.await(quick.closeAsync());
    }

    @Test
    void lines_are_waited_for_and_a_failure_ends_the_iteration() throws Exception {
        var pair = loop.pair(StreamOptions.defaults().limit(4));
        var lines = pair.far().reader().asyncIterator();
        var first = loop.start(coroutine(lines.advance()));
        loop.settle();
        loop.run(() -> pair.near().writer().write("one\nmuch too long\n".getBytes(UTF_8)));
        assertThat(BackgroundLoop.get(first)).isTrue();
        assertThat(lines.current()).asString().isEqualTo("one\n");
        assertThatThrownBy(() -> loop.await(coroutine(lines.advance()))).isInstanceOf(LimitOverrunException.class);
        var cancelled = loop.start(coroutine(lines.advance()));
        loop.settle();
        cancelled.cancel(true);
        loop.await(pair.near().closeAsync());
        assertThat(loop.await(coroutine(lines.advance()))).isFalse();
        assertThatThrownBy(lines::current).isInstanceOf(IllegalStateException.class);
    }

    private static Coroutine<Boolean> coroutine(Awaitable<Boolean> awaitable) throws Exception {
        return waitFor(awaitable, PATIENCE);
    }
}
