package io.fermata.net;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Moves nothing; a test says what it brings. */
final class FakeTransport implements Transport {
    final List<String> calls = new ArrayList<>();
    Runnable whenResumed = () -> {};
    Runnable whenClosed = () -> {};

    @Override
    public void pauseReading() {
        calls.add("pause");
    }

    @Override
    public void resumeReading() {
        calls.add("resume");
        whenResumed.run();
    }

    @Override
    public void write(ByteBuffer data) {
        throw new AssertionError("nobody writes");
    }

    @Override
    public void writeEof() {}

    @Override
    public boolean canWriteEof() {
        return true;
    }

    @Override
    public int writeBufferSize() {
        return 0;
    }

    @Override
    public void close() {
        whenClosed.run();
    }

    @Override
    public void abort() {}

    @Override
    public boolean isClosing() {
        return false;
    }

    @Override
    public SocketAddress localAddress() {
        return null;
    }

    @Override
    public SocketAddress remoteAddress() {
        return null;
    }
}
