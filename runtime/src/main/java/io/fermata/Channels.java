package io.fermata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channels a loop watches, and what it runs when they are ready.
 *
 * <p>A channel stays registered until it is closed: to watch it again costs a change of its interest, no registration.
 */
final class Channels implements Consumer<SelectionKey> {

    static final int IN = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
    static final int OUT = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;

    private boolean used;

    /** Last of the ring of callbacks whose channels were found ready. */
    private @Nullable Node arrived;

    Channels() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("an event loop needs a selector", e);
        }
    }

    /** Has a callback run whenever the channel can do what {@code direction}, {@link #IN} or {@link #OUT}, says. */
    void watch(SelectableChannel channel, int direction, Runnable callback) {
        try {
            SelectionKey key = channel.keyFor(selector);
            ChannelWatch watch;
            if (key == null) {
                watch = new ChannelWatch();
                key = channel.register(selector, 0, watch);
                used = true;
            } else {
                watch = (ChannelWatch) key.attachment();
            }
            watch.set(direction, callback);
            key.interestOps((key.interestOps() & ~direction) | operations(channel, direction));
        } catch (ClosedChannelException | CancelledKeyException e) {
            throw new IllegalStateException("cannot watch a closed channel", e);
        }
    }

    /** Ends that; false if the channel was not watched. */
    boolean ignore(SelectableChannel channel, int direction) {
        SelectionKey key = channel.keyFor(selector);
        if (key == null || !((ChannelWatch) key.attachment()).clear(direction)) {
            return false;
        }
        if (key.isValid()) {
            key.interestOpsAnd(~direction);
        }
        return true;
    }

    private static int operations(SelectableChannel channel, int direction) {
        int possible = direction & channel.validOps();
        if (direction == OUT && channel instanceof SocketChannel socket) {
            // A socket that connects is not writable, nor is a connected one ever ready to connect.
            return socket.isConnectionPending() ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
        }
        return possible;
    }

    /** Waits until a channel is ready, until {@link #wakeUp}, or until the time has passed. */
    void await(long nanos) {
        try {
            if (nanos == Long.MAX_VALUE) {
                selector.select(this);
            } else {
                selector.select(this, Math.max(1, nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a channel was ever watched: a loop without any asks this in each iteration, so it must cost nothing. */
    boolean areUsed() {
        return used;
    }

    /** Looks for channels that are ready, without waiting. */
    void poll() {
        try {
            selector.selectNow(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(SelectionKey key) {
        ChannelWatch watch = (ChannelWatch) key.attachment();
        int operations = key.isValid() ? key.readyOps() : 0;
        if ((operations & IN) != 0) {
            arrived = watch.in.arrive(arrived);
        }
        if ((operations & OUT) != 0) {
            arrived = watch.out.arrive(arrived);
        }
    }

    /** Queues the callbacks of the channels that were found ready. */
    void moveTo(Ring ready) {
        if (arrived != null) {
            ready.addAll(arrived);
            arrived = null;
        }
    }

    void wakeUp() {
        selector.wakeup();
    }

    /** Closes the channels as well: nobody will serve them any more. */
    void close() {
        try {
            for (SelectionKey key : new ArrayList<>(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
