package io.fermata.net;

import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** How a connection is made or served. Options never change: each method that sets one returns new options. */
public final class StreamOptions {

    private static final StreamOptions DEFAULTS =
            new StreamOptions(new Limits(64 * 1024, 64 * 1024, 16 * 1024), new Listening(100, false), null);

    private final Limits limits;
    private final Listening listening;
    private final @Nullable TlsOptions tls;

    private StreamOptions(Limits limits, Listening listening, @Nullable TlsOptions tls) {
        this.limits = limits;
        this.listening = listening;
        this.tls = tls;
    }

    /** In bytes: what a reader looks through, and where a writer begins and ends to be full. */
    private record Limits(int read, int highWater, int lowWater) {}

    /** How a server listens. */
    private record Listening(int backlog, boolean reusePort) {}

    /**
     * What applies when nothing is said: no encryption, limits of 64 KiB.
     *
     * @return always the same
     */
    public static StreamOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Bounds what a reader buffers.
     *
     * @param bytes how much {@code readLine} and {@code readUntil} look through; twice that is received ahead
     * @return these options with that one changed
     * @throws IllegalArgumentException if not positive
     */
    public StreamOptions limit(int bytes) {
        requirePositive(bytes, "limit");
        return new StreamOptions(new Limits(bytes, limits.highWater, limits.lowWater), listening, tls);
    }

    /**
     * Bounds what a writer keeps before {@code drain} waits.
     *
     * @param high bytes above which {@code drain} begins to wait
     * @param low bytes at which it stops waiting
     * @return these options with those two changed
     * @throws IllegalArgumentException if {@code low} is negative or greater than {@code high}
     */
    public StreamOptions writeBufferLimits(int high, int low) {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("high must be at least low, and low at least 0: " + high + ", " + low);
        }
        return new StreamOptions(new Limits(limits.read, high, low), listening, tls);
    }

    /**
     * How many clients a server lets wait to be accepted.
     *
     * @param clients a hint to the operating system
     * @return these options with that one changed
     * @throws IllegalArgumentException if not positive
     */
    public StreamOptions backlog(int clients) {
        requirePositive(clients, "backlog");
        return new StreamOptions(limits, new Listening(clients, listening.reusePort), tls);
    }

    /**
     * Lets several servers share one port, where the operating system can.
     *
     * @param shared false by default
     * @return these options with that one changed
     */
    public StreamOptions reusePort(boolean shared) {
        return new StreamOptions(limits, new Listening(listening.backlog, shared), tls);
    }

    /**
     * Encrypts by TLS. A client verifies that the server is the host it asked for; a server asks for no certificate.
     *
     * @param context keys and whom to trust
     * @return these options with that one changed
     */
    public StreamOptions ssl(SSLContext context) {
        return with(new TlsOptions(Objects.requireNonNull(context, "context"), null, null, Duration.ofMinutes(1)));
    }

    /**
     * Sets versions, ciphers, protocols of the application, client authentication and so on; {@link #ssl} comes first.
     *
     * @param parameters taken as they are, so a client should set the endpoint identification algorithm
     * @return these options with that one changed
     * @throws IllegalStateException before {@link #ssl}
     */
    public StreamOptions sslParameters(SSLParameters parameters) {
        return with(requireTls().with(Objects.requireNonNull(parameters, "parameters")));
    }

    /**
     * Says which host a client asks for and verifies, where that is not the one it connects to; {@link #ssl} comes first.
     *
     * @param name a host name
     * @return these options with that one changed
     * @throws IllegalStateException before {@link #ssl}
     */
    public StreamOptions serverHostname(String name) {
        return with(requireTls().with(Objects.requireNonNull(name, "name")));
    }

    /**
     * Bounds how long the two ends may take to agree on a key; {@link #ssl} comes first.
     *
     * @param limit a minute by default
     * @return these options with that one changed
     * @throws IllegalStateException before {@link #ssl}
     */
    public StreamOptions sslHandshakeTimeout(Duration limit) {
        return with(requireTls().with(Objects.requireNonNull(limit, "limit")));
    }

    private StreamOptions with(TlsOptions options) {
        return new StreamOptions(limits, listening, options);
    }

    TlsOptions requireTls() {
        if (tls == null) {
            throw new IllegalStateException("not encrypted: call ssl(context) first");
        }
        return tls;
    }

    /** The protocol of a client's socket, for what is above it. */
    Protocol clientLayers(Protocol above, Target target, TlsProtocol.Refusal refusal) {
        return tls == null ? above : new TlsProtocol(tls.clientEngine(target), above, refusal, tls.handshakeLimit());
    }

    /** The protocol of a socket that a server has accepted, for what is above it. */
    Protocol serverLayers(Protocol above, TlsProtocol.Refusal refusal) {
        return tls == null ? above : new TlsProtocol(tls.serverEngine(), above, refusal, tls.handshakeLimit());
    }

    private static void requirePositive(int number, String name) {
        if (number <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + number);
        }
    }

    int limit() {
        return limits.read;
    }

    /**
     * Above how many bytes a transport calls {@link Protocol#pauseWriting}.
     *
     * @return what {@link #writeBufferLimits} has set
     */
    public int highWater() {
        return limits.highWater;
    }

    /**
     * At how many bytes a transport calls {@link Protocol#resumeWriting}.
     *
     * @return what {@link #writeBufferLimits} has set
     */
    public int lowWater() {
        return limits.lowWater;
    }

    int backlog() {
        return listening.backlog;
    }

    boolean reusePort() {
        return listening.reusePort;
    }
}
