package io.fermata.net;

import io.fermata.AsyncIterable;
import io.fermata.AsyncIterator;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Promise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a connection. Iterated over by {@code each}, it gives its lines.
 *
 * <p>What comes is buffered; above twice the limit the other end has to wait. One coroutine reads at a time: if another one
 * waits for data already, a read throws {@code IllegalStateException} from its await. Failures of the connection are thrown
 * once what came before them has been read. Everything is for the thread of the event loop.
 */
public final class StreamReader implements AsyncIterable<byte[]> {

    private static final byte[] NEWLINE = {'\n'};

    final ReceiveBuffer buffer = new ReceiveBuffer();
    final int limit;

    private final EventLoop loop;
    private Transport transport;

    /** Ends when more has come; null while nobody waits for that. */
    private @Nullable Promise<@Nullable Void> waiter;

    private @Nullable IOException failure;
    private boolean eof;

    /** Whether the transport was told to stop receiving. */
    private boolean paused;

    StreamReader(EventLoop loop, Transport transport, int limit) {
        this.loop = loop;
        this.transport = transport;
        this.limit = limit;
    }

    /**
     * Reads what is there, waiting until something is.
     *
     * @param most how many bytes at most
     * @return a fresh coroutine of one byte or more; of none at the end of the stream, or if {@code most} is zero
     * @throws IllegalArgumentException if {@code most} is negative
     * @throws IOException from the await
     */
    public Coroutine<byte[]> read(int most) throws IOException {
        if (most < 0) {
            throw new IllegalArgumentException("a negative number of bytes: " + most);
        }
        return new Reads.Some(this, most);
    }

    /**
     * Reads everything up to the end of the stream.
     *
     * @return a fresh coroutine
     * @throws IOException from the await
     */
    public Coroutine<byte[]> read() throws IOException {
        return new Reads.All(this);
    }

    /**
     * Reads what is there into a buffer, waiting until something is.
     *
     * @param target filled from its position to its limit at most
     * @return a fresh coroutine of the number of bytes; of -1 at the end of the stream
     * @throws IOException from the await
     */
    public Coroutine<Integer> read(ByteBuffer target) throws IOException {
        return new Reads.Into(this, Objects.requireNonNull(target, "target"));
    }

    /**
     * Reads a number of bytes.
     *
     * @param count how many
     * @return a fresh coroutine
     * @throws IllegalArgumentException if {@code count} is negative
     * @throws IncompleteReadException from the await, when the stream ends before
     * @throws IOException from the await
     */
    public Coroutine<byte[]> readExactly(int count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("a negative number of bytes: " + count);
        }
        return new Reads.Exactly(this, count);
    }

    /**
     * Reads a line.
     *
     * @return a fresh coroutine of the line with its {@code \n}, which the last one may lack; of no bytes at the end of the
     *     stream
     * @throws LimitOverrunException from the await, when the line is longer than the limit; what came of it is dropped
     * @throws IOException from the await
     */
    public Coroutine<byte[]> readLine() throws IOException {
        return new Reads.Line(this, NEWLINE);
    }

    /**
     * Reads up to a separator.
     *
     * @param separator one byte or more
     * @return a fresh coroutine of everything up to and with the separator
     * @throws IllegalArgumentException if the separator is empty
     * @throws LimitOverrunException from the await, when none came within the limit; what came is kept
     * @throws IncompleteReadException from the await, when the stream ends before
     * @throws IOException from the await
     */
    public Coroutine<byte[]> readUntil(byte[] separator) throws IOException {
        if (separator.length == 0) {
            throw new IllegalArgumentException("an empty separator");
        }
        return new Reads.Until(this, separator.clone());
    }

    /**
     * Tells whether everything has been read that will ever come.
     *
     * @return whether the buffer is empty and the other end has ended
     */
    public boolean atEof() {
        return eof && buffer.size() == 0;
    }

    /** The lines from here on; reading fails as in {@link #readLine}. */
    @Override
    public AsyncIterator<byte[]> asyncIterator() {
        return new Lines(this);
    }

    /** Refuses what came in the clear, or somebody who waits for it, when encryption begins. */
    void requireUnused() {
        if (waiter != null || buffer.size() > 0) {
            throw new IllegalStateException("something is still being read that came before the encryption");
        }
    }

    void encrypted(Transport tls) {
        transport = tls;
    }

    void feed(ByteBuffer data) {
        buffer.append(data);
        wakeUp();
        if (!paused && buffer.size() > 2L * limit) {
            transport.pauseReading();
            paused = true;
        }
    }

    void end(@Nullable IOException why) {
        eof |= why == null;
        failure = why;
        wakeUp();
    }

    private void wakeUp() {
        if (waiter != null) {
            waiter.complete(null);
        }
    }

    /** Whether no more will come. */
    boolean hasEnded() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return eof;
    }

    /** Something to wait for until more has come. */
    Promise<@Nullable Void> moreData() {
        if (waiter != null) {
            throw new IllegalStateException("another coroutine is already waiting for data of this stream");
        }
        Promise<@Nullable Void> promise = loop.createPromise();
        waiter = promise;
        resume(); // may bring something at once
        return promise;
    }

    /** A name of the other end, for snapshots. */
    String peer() {
        return Sockets.name(transport.remoteAddress());
    }

    void waitIsOver() {
        waiter = null;
    }

    void resumeIfThereIsRoom() {
        if (paused && buffer.size() <= limit) {
            resume();
        }
    }

    private void resume() {
        if (paused) {
            paused = false;
            transport.resumeReading();
        }
    }
}
