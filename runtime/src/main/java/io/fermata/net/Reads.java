package io.fermata.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The ways to read a stream. */
final class Reads {

    private Reads() {}

    /** What is there. */
    static final class Some extends Reading<byte[]> {

        private final int most;

        Some(StreamReader reader, int most) {
            super(reader);
            this.most = most;
        }

        @Override
        byte @Nullable [] attempt() {
            int available = Math.min(most, reader.buffer.size());
            if (available > 0) {
                return reader.buffer.take(available);
            }
            return most == 0 ? ReceiveBuffer.NOTHING : null;
        }

        @Override
        byte[] atEnd() {
            return ReceiveBuffer.NOTHING;
        }
    }

    /** Everything up to the end. */
    static final class All extends Reading<byte[]> {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        All(StreamReader reader) {
            super(reader);
        }

        @Override
        byte @Nullable [] attempt() {
            read.writeBytes(reader.buffer.takeAll());
            return null;
        }

        @Override
        byte[] atEnd() {
            return read.toByteArray();
        }
    }

    /** What is there, without an array of its own. */
    static final class Into extends Reading<Integer> {

        private final ByteBuffer target;

        Into(StreamReader reader, ByteBuffer target) {
            super(reader);
            this.target = target;
        }

        @Override
        @Nullable
        Integer attempt() {
            return reader.buffer.size() == 0 && target.hasRemaining() ? null : reader.buffer.moveTo(target);
        }

        @Override
        Integer atEnd() {
            return -1;
        }
    }

    /** A number of bytes. */
    static final class Exactly extends Reading<byte[]> {

        private final int count;

        Exactly(StreamReader reader, int count) {
            super(reader);
            this.count = count;
        }

        @Override
        byte @Nullable [] attempt() {
            return reader.buffer.size() < count ? null : reader.buffer.take(count);
        }

        @Override
        byte[] atEnd() throws IOException {
            throw new IncompleteReadException(reader.buffer.takeAll(), count);
        }
    }

    /** Everything up to a separator. */
    static class Until extends Reading<byte[]> {

        private final byte[] separator;

        /** How much of the buffer is known to hold no separator. */
        private int searched;

        Until(StreamReader reader, byte[] separator) {
            super(reader);
            this.separator = separator;
        }

        @Override
        byte @Nullable [] attempt() throws IOException {
            int at = reader.buffer.indexOf(separator, searched);
            searched = at < 0 ? Math.max(0, reader.buffer.size() + 1 - separator.length) : at;
            if (searched > reader.limit) {
                String what = at < 0 ? "no separator within" : "the separator came after";
                throw overrun(new LimitOverrunException(what + " " + reader.limit + " bytes", searched), at >= 0);
            }
            return at < 0 ? null : reader.buffer.take(at + separator.length);
        }

        @Override
        byte[] atEnd() throws IOException {
            throw new IncompleteReadException(reader.buffer.takeAll(), -1);
        }

        IOException overrun(LimitOverrunException overrun, boolean found) {
            return overrun;
        }
    }

    /** A line: the last one needs no separator, and one that is too long does not stand in the way of the next. */
    static final class Line extends Until {

        Line(StreamReader reader, byte[] separator) {
            super(reader, separator);
        }

        @Override
        byte[] atEnd() {
            return reader.buffer.takeAll();
        }

        @Override
        IOException overrun(LimitOverrunException overrun, boolean found) {
            reader.buffer.drop(found ? overrun.consumed() + 1 : reader.buffer.size());
            reader.resumeIfThereIsRoom();
            return overrun;
        }
    }
}
