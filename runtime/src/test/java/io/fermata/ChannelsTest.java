package io.fermata;

import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks of channels. */
class ChannelsTest {
    private final EventLoop loop = EventLoop.create();
    private final ByteBuffer received = ByteBuffer.allocate(100);
    private Pipe pipe;

    @BeforeEach
    void openPipe() throws IOException {
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        pipe.source().close();
        pipe.sink().close();
    }

    private void write(int bytes) {
        try {
            assertThat(pipe.sink().write(ByteBuffer.allocate(bytes))).isEqualTo(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void read(int most) {
        try {
            received.limit(received.position() + most);
            pipe.source().read(received);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_reader_runs_until_everything_has_been_read() {
        write(3);
        loop.addReader(pipe.source(), () -> {
            read(1);
            if (received.position() == 3) {
                loop.stop();
            }
        });
        loop.runForever();
        assertThat(received.position()).isEqualTo(3);
    }

    @Test
    void a_reader_wakes_a_loop_that_sleeps() throws Exception {
        loop.addReader(pipe.source(), loop::stop);
        loop.callSoon(() -> new Thread(() -> write(1)).start());
        loop.runForever();
        assertThat(loop.removeReader(pipe.source())).isTrue();
        assertThat(loop.removeReader(pipe.source())).isFalse();
    }

    @Test
    void a_reader_is_heard_however_busy_the_loop_is() {
        write(1);
        boolean[] heard = {false};
        loop.addReader(pipe.source(), () -> heard[0] = true);
        loop.runUntilComplete(new Script<>().repeat(3, v -> yieldNow()));
        assertThat(heard[0]).isTrue();
    }

    @Test
    void channels_come_before_timers_that_are_due_in_the_same_iteration() {
        StringBuilder order = new StringBuilder();
        write(1);
        loop.callLater(Duration.ZERO, () -> order.append("timer "));
        loop.addReader(pipe.source(), () -> {
            read(1);
            order.append("channel ");
        });
        loop.callSoon(() -> order.append("callback "));
        loop.stop();
        loop.runForever();
        assertThat(order.toString()).isEqualTo("callback channel timer ");
    }

    @Test
    void a_new_reader_takes_the_place_of_the_old_one() {
        write(1);
        loop.addReader(pipe.source(), () -> {
            throw new AssertionError("replaced");
        });
        loop.addReader(pipe.source(), loop::stop);
        loop.runForever();
    }

    @Test
    void a_writer_runs_while_there_is_room() {
        int[] runs = {0};
        loop.addWriter(pipe.sink(), () -> {
            if (++runs[0] == 3) {
                assertThat(loop.removeWriter(pipe.sink())).isTrue();
                loop.callSoon(() -> loop.callSoon(loop::stop));
            }
        });
        loop.runForever();
        assertThat(runs[0]).isEqualTo(3);
        assertThat(loop.removeWriter(pipe.source())).isFalse();
    }

    @Test
    void a_reader_that_fails_is_reported_and_runs_again() {
        StringBuilder reports = new StringBuilder();
        loop.setExceptionHandler(
                (where, context) -> reports.append(context.exception().getMessage()));
        write(2);
        loop.addReader(pipe.source(), () -> {
            read(1);
            if (received.position() == 2) {
                loop.stop();
            }
            throw new IllegalStateException("!");
        });
        loop.runForever();
        assertThat(reports).hasToString("!!");
    }

    @Test
    void a_channel_that_blocks_or_is_closed_is_refused() throws IOException {
        pipe.source().configureBlocking(true);
        assertThatThrownBy(() -> loop.addReader(pipe.source(), () -> {}))
                .isInstanceOf(IllegalBlockingModeException.class);
        pipe.sink().close();
        assertThatThrownBy(() -> loop.addWriter(pipe.sink(), () -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closing_the_loop_closes_the_channels_it_watched() {
        loop.addReader(pipe.source(), () -> {});
        loop.close();
        assertThat(pipe.source().isOpen()).isFalse();
        assertThat(pipe.sink().isOpen()).isTrue();
        assertThatThrownBy(() -> loop.addReader(pipe.source(), () -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_loop_in_virtual_time_does_no_io() {
        assertThatThrownBy(() -> VirtualTime.loop().addReader(pipe.source(), () -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
