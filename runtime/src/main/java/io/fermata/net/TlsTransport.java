package io.fermata.net;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What the protocol above TLS sees of it. */
record TlsTransport(TlsProtocol tls, Transport network, SSLEngine engine) implements Transport {

    @Override
    public void write(ByteBuffer data) {
        tls.write(data);
    }

    @Override
    public void writeEof() {
        throw new UnsupportedOperationException("TLS ends both directions together");
    }

    @Override
    public boolean canWriteEof() {
        return false;
    }

    @Override
    public int writeBufferSize() {
        return Math.addExact(tls.unsent(), network.writeBufferSize());
    }

    @Override
    public void pauseReading() {
        network.pauseReading();
    }

    @Override
    public void resumeReading() {
        network.resumeReading();
    }

    @Override
    public void close() {
        tls.close();
    }

    @Override
    public void abort() {
        network.abort();
    }

    @Override
    public boolean isClosing() {
        return tls.isClosing() || network.isClosing();
    }

    @Override
    public @Nullable SocketAddress localAddress() {
        return network.localAddress();
    }

    @Override
    public @Nullable SocketAddress remoteAddress() {
        return network.remoteAddress();
    }

    @Override
    public SSLSession sslSession() {
        return engine.getSession();
    }
}
