package io.fermata.testkit;

import java.time.Duration;
import java.util.Random;

/** How well a simulated network does at the moment; draws what happens next. */
final class Conditions {

    private final Random random;
    private long leastDelay = Duration.ofNanos(100_000).toNanos();
    private long mostDelay = Duration.ofMillis(1).toNanos();
    private int mostInSegment = 1460;
    private double refusing;
    private double resetting;
    private double stalling;
    private long stall;

    Conditions(long seed) {
        random = new Random(seed);
    }

    void delay(Duration least, Duration most) {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("no range of delays: " + least + " to " + most);
        }
        leastDelay = least.toNanos();
        mostDelay = most.toNanos();
    }

    void segments(int most) {
        if (most <= 0) {
            throw new IllegalArgumentException("a segment has at least one byte: " + most);
        }
        mostInSegment = most;
    }

    void refusing(double share) {
        refusing = requireShare(share);
    }

    void resetting(double share) {
        resetting = requireShare(share);
    }

    void stalling(double share, Duration length) {
        stalling = requireShare(share);
        stall = length.toNanos();
    }

    private static double requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1: " + share);
        }
        return share;
    }

    /** How long the next segment travels, in nanoseconds. */
    long nextDelay() {
        long span = mostDelay - leastDelay;
        long delay = leastDelay + (span == 0 ? 0 : (long) (random.nextDouble() * (span + 1)));
        return chance(stalling) ? delay + stall : delay;
    }

    /** How much of what there is to send goes into the next segment. */
    int nextSegment(int available) {
        return 1 + random.nextInt(Math.min(available, mostInSegment));
    }

    boolean nextIsRefused() {
        return chance(refusing);
    }

    boolean nextIsReset() {
        return chance(resetting);
    }

    private boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }
}
