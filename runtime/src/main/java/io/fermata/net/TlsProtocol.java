package io.fermata.net;

import io.fermata.EventLoop;
import io.fermata.Handle;
import io.fermata.Promise;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * TLS between a transport and the protocol above it, by the JDK's engine.
 *
 * <pre>
 *   connectionMade ─▶ handshake ─▶ above.connectionMade ─▶ records, both ways ─▶ close_notify ─▶ above.connectionLost
 *                        └── fails: refused
 * </pre>
 *
 * {@link #pump} does whatever the engine asks for next; everything else only adds to what it has to work with.
 */
final class TlsProtocol implements Protocol {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Told of a connection whose handshake failed. */
    interface Refusal {
        void refused(IOException failure);
    }

    private final EventLoop loop = EventLoop.current();
    private final SSLEngine engine;
    private final Protocol above;
    private final Refusal refusal;
    private final Duration handshakeLimit;
    private final ReceiveBuffer input = new ReceiveBuffer();

    /** What is to be encrypted as soon as the engine is ready for it. */
    private final ReceiveBuffer output = new ReceiveBuffer();

    private @Nullable Transport network;
    private @Nullable Handle handshakeTimer;
    private @Nullable IOException failure;
    private boolean pumping;
    private boolean computing;
    private boolean established;
    private boolean inputEnded;
    private boolean closing;
    private boolean lost;

    TlsProtocol(SSLEngine engine, Protocol above, Refusal refusal, Duration handshakeLimit) {
        this.engine = engine;
        this.above = above;
        this.refusal = refusal;
        this.handshakeLimit = handshakeLimit;
    }

    @Override
    public void connectionMade(Transport transport) {
        network = transport;
        handshakeTimer = loop.callLater(
                handshakeLimit, () -> fail(new SSLHandshakeException("no TLS handshake within " + handshakeLimit)));
        try {
            engine.beginHandshake();
        } catch (SSLException refused) {
            fail(refused);
        }
        pump();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        input.append(data);
        pump();
    }

    /** Many peers end without the {@code close_notify} they owe; as the JDK's sockets do, this takes it for an end. */
    @Override
    public boolean eofReceived() {
        if (!established) {
            fail(new EOFException("the connection ended during the TLS handshake"));
        }
        endInput();
        return false;
    }

    @Override
    public void pauseWriting() {
        if (established) {
            above.pauseWriting();
        }
    }

    @Override
    public void resumeWriting() {
        if (established) {
            above.resumeWriting();
        }
    }

    @Override
    public void connectionLost(@Nullable Throwable networkFailure) {
        lost = true;
        stopTimer();
        Throwable why = failure == null ? networkFailure : failure;
        if (established) {
            above.connectionLost(why);
        } else {
            refusal.refused(why instanceof IOException known ? known : handshakeFailure(why));
        }
    }

    private static IOException handshakeFailure(@Nullable Throwable cause) {
        return new IOException("the connection was lost during the TLS handshake", cause);
    }

    void write(ByteBuffer data) {
        if (!closing && !lost) {
            output.append(data);
            pump();
        }
    }

    int unsent() {
        return output.size();
    }

    void close() {
        if (!closing) {
            closing = true;
            pump();
        }
    }

    boolean isClosing() {
        return closing || lost;
    }

    /** Lets the engine do what it can with what there is. */
    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            boolean advanced;
            do {
                advanced = !computing && !lost && advance();
            } while (advanced);
        } catch (SSLException broken) {
            fail(broken);
        } finally {
            pumping = false;
        }
    }

    /** One thing that the engine asks for; false if there is nothing to do for now. */
    private boolean advance() throws SSLException {
        if (closing && engine.isOutboundDone()) {
            network().close();
            return false;
        }
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> compute();
            case NEED_WRAP -> wrap(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
            default -> established ? unwrap() || encrypt() || finish() : establish();
        };
    }

    /** Signatures and the like take too long for the loop. */
    private boolean compute() {
        Runnable task = engine.getDelegatedTask();
        if (task == null) {
            return true;
        }
        computing = true;
        Promise<@Nullable Void> computed = loop.runInExecutor(null, () -> {
            task.run();
            return null;
        });
        computed.addDoneCallback(ended -> {
            computing = false;
            pump();
        });
        return false;
    }

    private boolean establish() {
        established = true;
        stopTimer();
        above.connectionMade(new TlsTransport(this, network(), engine));
        return true;
    }

    private void stopTimer() {
        Objects.requireNonNull(handshakeTimer).cancel();
    }

    private boolean unwrap() throws SSLException {
        if (input.size() == 0 || inputEnded) {
            return false;
        }
        ByteBuffer plain = Buffers.plain();
        SSLEngineResult result = engine.unwrap(input.content(), plain);
        input.drop(result.bytesConsumed());
        if (plain.position() > 0) {
            above.dataReceived(plain.flip());
        }
        if (result.getStatus() == Status.CLOSED) {
            endInput();
        }
        return result.getStatus() != Status.BUFFER_UNDERFLOW;
    }

    private void endInput() {
        if (!inputEnded) {
            inputEnded = true;
            if (established) {
                above.eofReceived();
            }
            close();
        }
    }

    private boolean encrypt() throws SSLException {
        if (output.size() == 0 || engine.isOutboundDone()) {
            return false;
        }
        ByteBuffer plain = output.content();
        boolean advanced = wrap(plain);
        output.drop(output.size() - plain.remaining());
        return advanced;
    }

    private boolean wrap(ByteBuffer plain) throws SSLException {
        ByteBuffer encrypted = Buffers.encrypted();
        SSLEngineResult result = engine.wrap(plain, encrypted);
        if (encrypted.position() > 0) {
            network().write(encrypted.flip());
        }
        return result.bytesProduced() > 0 || result.bytesConsumed() > 0;
    }

    /** After the last record comes {@code close_notify}. */
    private boolean finish() {
        if (closing) {
            engine.closeOutbound();
        }
        return closing;
    }

    /** Tells the other end, if the engine has anything to say, and gives up. */
    private void fail(IOException why) {
        if (failure == null && !lost) {
            failure = why;
            closing = true;
            stopTimer();
            engine.closeOutbound();
            try {
                boolean alerting;
                do {
                    alerting = engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap(NOTHING);
                } while (alerting);
            } catch (SSLException noAlert) {
                why.addSuppressed(noAlert);
            }
            network().close();
        }
    }

    private Transport network() {
        return Objects.requireNonNull(network, "not connected");
    }
}
