package io.fermata.net;

import java.nio.ByteBuffer;

/** Bytes that nobody has taken yet, in the order they came; holds no memory while it is empty. */
final class ReceiveBuffer {

    static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    void append(ByteBuffer data) {
        int length = data.remaining();
        makeRoom(length);
        data.get(bytes, end, length);
        end += length;
    }

    private void makeRoom(int length) {
        if (bytes.length - end >= length) {
            return;
        }
        int size = size();
        if (bytes.length - size >= length && size <= bytes.length / 2) {
            System.arraycopy(bytes, start, bytes, 0, size);
        } else {
            int wanted = Math.max(Math.addExact(size, length), Math.min(bytes.length, Integer.MAX_VALUE / 4) * 2);
            byte[] larger = Buffers.take(wanted);
            System.arraycopy(bytes, start, larger, 0, size);
            Buffers.giveBack(bytes);
            bytes = larger;
        }
        start = 0;
        end = size;
    }

    byte[] take(int count) {
        byte[] taken = new byte[count];
        System.arraycopy(bytes, start, taken, 0, count);
        drop(count);
        return taken;
    }

    byte[] takeAll() {
        return size() == 0 ? NOTHING : take(size());
    }

    /** Moves as much as there is room for. */
    int moveTo(ByteBuffer target) {
        int count = Math.min(size(), target.remaining());
        target.put(bytes, start, count);
        drop(count);
        return count;
    }

    /** What is there, to be read; what was read is to be dropped. */
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, start, size());
    }

    void drop(int count) {
        start += count;
        if (start == end && end > 0) {
            Buffers.giveBack(bytes);
            bytes = NOTHING;
            start = 0;
            end = 0;
        }
    }

    /** Where {@code separator} begins, at {@code from} or later; -1 if it is not there. Positions count from zero. */
    int indexOf(byte[] separator, int from) {
        for (int at = start + Math.max(from, 0); at <= end - separator.length; at++) {
            if (isAt(at, separator)) {
                return at - start;
            }
        }
        return -1;
    }

    private boolean isAt(int position, byte[] separator) {
        for (int i = 0; i < separator.length; i++) {
            if (bytes[position + i] != separator[i]) {
                return false;
            }
        }
        return true;
    }
}
