package io.fermata.benchmarks.choices;

import org.jspecify.annotations.Nullable;

/** A hashed wheel: an entry for each timer, in the list of its tick; ticks are all the order it knows. */
final class WheelTimers implements Timers {

    private static final int SLOTS = 4096;
    private static final int TICK = 1_000_000;

    private final @Nullable Entry[] slots = new Entry[SLOTS];
    private long tick;

    private static final class Entry {

        final long deadline;
        final int number;

        @Nullable
        Entry next;

        Entry(long deadline, int number, @Nullable Entry next) {
            this.deadline = deadline;
            this.number = number;
            this.next = next;
        }
    }

    @Override
    public void add(long deadline, int number) {
        int slot = (int) (deadline / TICK) & (SLOTS - 1);
        slots[slot] = new Entry(deadline, number, slots[slot]);
    }

    @Override
    public long expire(long now) {
        long sum = 0;
        for (; tick <= now / TICK; tick++) {
            sum += expireSlot((int) tick & (SLOTS - 1), now);
        }
        return sum;
    }

    private long expireSlot(int slot, long now) {
        long sum = 0;
        Entry entry = slots[slot];
        slots[slot] = null;
        while (entry != null) {
            Entry next = entry.next;
            if (entry.deadline <= now) {
                sum += entry.number;
            } else {
                entry.next = slots[slot];
                slots[slot] = entry;
            }
            entry = next;
        }
        return sum;
    }
}
