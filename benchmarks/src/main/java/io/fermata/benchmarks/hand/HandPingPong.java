package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two machines that send each other one message at a time. */
public final class HandPingPong {

    private final HandLoop loop = new HandLoop();

    /** Sends {@code rounds} messages there and as many back. */
    public int run(int rounds) {
        HandChannel there = new HandChannel(1);
        HandChannel back = new HandChannel(1);
        HandTask ping = loop.start(new Ping(there, back, rounds));
        loop.start(new Pong(there, back, rounds));
        loop.run();
        return (Integer) Objects.requireNonNull(ping.value);
    }

    private static final class Ping extends Machine {

        private final HandChannel there;
        private final HandChannel back;
        private final int rounds;
        private int i;
        private int sum;

        Ping(HandChannel there, HandChannel back, int rounds) {
            this.there = there;
            this.back = back;
            this.rounds = rounds;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            for (; ; ) {
                switch (state) {
                    case 0:
                        if (i == rounds) {
                            return sum;
                        }
                        if (!there.put(loop, i & 63)) {
                            return there.awaitRoom(loop, this, 0);
                        }
                        i++;
                        state = 1;
                    // fall through
                    case 1:
                        Object ball = back.get(loop);
                        if (ball == null) {
                            return back.awaitItem(loop, this, 1);
                        }
                        sum += (Integer) ball;
                        state = 0;
                        break;
                    default:
                        throw new IllegalStateException();
                }
            }
        }
    }

    private static final class Pong extends Machine {

        private final HandChannel there;
        private final HandChannel back;
        private int left;
        private @Nullable Object ball;

        Pong(HandChannel there, HandChannel back, int rounds) {
            this.there = there;
            this.back = back;
            this.left = rounds;
        }

        @Override
        @Nullable
        Object step(HandLoop loop, @Nullable Object value) {
            for (; ; ) {
                switch (state) {
                    case 0:
                        if (left == 0) {
                            return null;
                        }
                        ball = there.get(loop);
                        if (ball == null) {
                            return there.awaitItem(loop, this, 0);
                        }
                        left--;
                        state = 1;
                    // fall through
                    case 1:
                        if (!back.put(loop, Objects.requireNonNull(ball))) {
                            return back.awaitRoom(loop, this, 1);
                        }
                        state = 0;
                        break;
                    default:
                        throw new IllegalStateException();
                }
            }
        }
    }
}
