package io.fermata.benchmarks.hand;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bounded queue for one producer and one consumer. */
final class HandChannel {

    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final int capacity;
    private @Nullable HandTask producer;
    private @Nullable HandTask consumer;

    HandChannel(int capacity) {
        this.capacity = capacity;
    }

    /** Puts an item in; false if there is no room. */
    boolean put(HandLoop loop, Object item) {
        if (items.size() == capacity) {
            return false;
        }
        items.add(item);
        if (consumer != null) {
            loop.ready(consumer);
            consumer = null;
        }
        return true;
    }

    /** Takes an item out; null if there is none. */
    @Nullable
    Object get(HandLoop loop) {
        Object item = items.poll();
        if (producer != null) {
            loop.ready(producer);
            producer = null;
        }
        return item;
    }

    /** Suspends until there is room. */
    Object awaitRoom(HandLoop loop, Machine machine, int state) {
        producer = Objects.requireNonNull(loop.current);
        return loop.park(machine, state);
    }

    /** Suspends until there is an item. */
    Object awaitItem(HandLoop loop, Machine machine, int state) {
        consumer = Objects.requireNonNull(loop.current);
        return loop.park(machine, state);
    }
}
