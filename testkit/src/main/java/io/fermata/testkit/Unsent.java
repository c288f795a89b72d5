package io.fermata.testkit;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Bytes that wait to be sent. */
final class Unsent {

    private final ArrayDeque<ByteBuffer> pieces = new ArrayDeque<>();
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        pieces.clear();
        size = 0;
    }

    /** Copies and empties {@code data}. */
    void append(ByteBuffer data) {
        if (data.hasRemaining()) {
            byte[] copy = new byte[data.remaining()];
            data.get(copy);
            pieces.add(ByteBuffer.wrap(copy));
            size = Math.addExact(size, copy.length);
        }
    }

    /** The first bytes; there are as many. */
    byte[] take(int count) {
        byte[] taken = new byte[count];
        int filled = 0;
        while (filled < count) {
            ByteBuffer first = pieces.element();
            int moved = Math.min(first.remaining(), count - filled);
            first.get(taken, filled, moved);
            filled += moved;
            if (!first.hasRemaining()) {
                pieces.remove();
            }
        }
        size -= count;
        return taken;
    }
}
