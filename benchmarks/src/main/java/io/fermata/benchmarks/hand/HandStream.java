package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A producer and a consumer with a channel between them. */
public final class HandStream {

    private final HandLoop loop = new HandLoop();

    /** Sends {@code items} through a channel of {@code capacity}. */
    public int run(int items, int capacity) {
        HandChannel channel = new HandChannel(capacity);
        loop.start(new Producer(channel, items));
        HandTask consumer = loop.start(new Consumer(channel, items));
        loop.run();
        return (Integer) Objects.requireNonNull(consumer.value);
    }

    private static final class Producer extends Machine {

        private final HandChannel channel;
        private final int items;
        private int i;

        Producer(HandChannel channel, int items) {
            this.channel = channel;
            this.items = items;
        }

        @Override
        @Nullable
        Object step(HandLoop loop, @Nullable Object value) {
            while (i < items) {
                if (!channel.put(loop, i & 63)) {
                    return channel.awaitRoom(loop, this, 1);
                }
                i++;
            }
            return null;
        }
    }

    private static final class Consumer extends Machine {

        private final HandChannel channel;
        private int left;
        private int sum;

        Consumer(HandChannel channel, int items) {
            this.channel = channel;
            this.left = items;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            while (left > 0) {
                Object item = channel.get(loop);
                if (item == null) {
                    return channel.awaitItem(loop, this, 1);
                }
                sum += (Integer) item;
                left--;
            }
            return sum;
        }
    }
}
