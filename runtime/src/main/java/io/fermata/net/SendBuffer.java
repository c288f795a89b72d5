package io.fermata.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;

/** Bytes that a channel would not take yet. */
final class SendBuffer {

    private static final int CHUNK = 4 * 1024;

    /** The JDK copies what is written into a direct buffer of the same size, and keeps that. */
    private static final int WRITTEN_AT_ONCE = 64 * 1024;

    /** From position to limit there is something to send; behind the limit of the last one is room. */
    private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>();

    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        chunks.clear();
        size = 0;
    }

    /** Writes as much as the channel takes. */
    static void write(ByteBuffer data, WritableByteChannel channel) throws IOException {
        int limit = data.limit();
        int wanted;
        int written;
        do {
            wanted = Math.min(data.remaining(), WRITTEN_AT_ONCE);
            data.limit(data.position() + wanted);
            try {
                written = channel.write(data);
            } finally {
                data.limit(limit);
            }
        } while (written == wanted && data.hasRemaining());
    }

    /** Copies what is left of {@code data} behind everything else. */
    void append(ByteBuffer data) {
        size = Math.addExact(size, data.remaining());
        ByteBuffer last = chunks.peekLast();
        if (last != null) {
            fill(last, data);
        }
        if (data.hasRemaining()) {
            ByteBuffer chunk = ByteBuffer.allocate(Math.max(CHUNK, data.remaining()));
            chunk.limit(0);
            fill(chunk, data);
            chunks.add(chunk);
        }
    }

    /** Puts into the free end of a chunk what goes in. */
    private static void fill(ByteBuffer chunk, ByteBuffer data) {
        int count = Math.min(chunk.capacity() - chunk.limit(), data.remaining());
        int end = chunk.limit();
        chunk.limit(end + count);
        chunk.put(end, data, data.position(), count);
        data.position(data.position() + count);
    }

    /** Sends as much as the channel takes. */
    void sendTo(WritableByteChannel channel) throws IOException {
        ByteBuffer first = chunks.peek();
        while (first != null) {
            int before = first.remaining();
            write(first, channel);
            size -= before - first.remaining();
            if (first.hasRemaining()) {
                return;
            }
            chunks.remove();
            first = chunks.peek();
        }
    }
}
