package io.fermata.net;

/** How a connection is made or served; immutable, to be changed by making another. */
public final class StreamOptions {

    private static final StreamOptions DEFAULTS = new StreamOptions();

    private int limit = 64 * 1024;
    private int highWater = 64 * 1024;
    private int lowWater = 16 * 1024;
    private int backlog = 100;
    private boolean reusePort;

    private StreamOptions() {}

    private StreamOptions(StreamOptions other) {
        limit = other.limit;
        highWater = other.highWater;
        lowWater = other.lowWater;
        backlog = other.backlog;
        reusePort = other.reusePort;
    }

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
     */
    public StreamOptions limit(int bytes) {
        requirePositive(bytes, "limit");
        StreamOptions changed = new StreamOptions(this);
        changed.limit = bytes;
        return changed;
    }

    /**
     * Bounds what a writer keeps before {@code drain} waits.
     *
     * @param high {@code drain} begins to wait above this
     * @param low and ends at this
     * @return these options with those two changed
     */
    public StreamOptions writeBufferLimits(int high, int low) {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("high must be at least low, and low at least 0: " + high + ", " + low);
        }
        StreamOptions changed = new StreamOptions(this);
        changed.highWater = high;
        changed.lowWater = low;
        return changed;
    }

    /**
     * How many clients a server lets wait to be accepted.
     *
     * @param clients a hint to the operating system
     * @return these options with that one changed
     */
    public StreamOptions backlog(int clients) {
        requirePositive(clients, "backlog");
        StreamOptions changed = new StreamOptions(this);
        changed.backlog = clients;
        return changed;
    }

    /**
     * Lets several servers share one port, where the operating system can.
     *
     * @param shared false by default
     * @return these options with that one changed
     */
    public StreamOptions reusePort(boolean shared) {
        StreamOptions changed = new StreamOptions(this);
        changed.reusePort = shared;
        return changed;
    }

    private static void requirePositive(int number, String name) {
        if (number <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + number);
        }
    }

    int limit() {
        return limit;
    }

    int highWater() {
        return highWater;
    }

    int lowWater() {
        return lowWater;
    }

    int backlog() {
        return backlog;
    }

    boolean reusePort() {
        return reusePort;
    }
}
