package io.fermata;

/**
 * When the tasks of a loop were made, derived from their numbers. To keep the time in each task would take room in it and a
 * look at the clock; instead, whenever the loop looks at the clock anyway, it notes how many tasks have been made so far.
 *
 * <p>When there are too many notes, some are dropped: those whose neighbours are close enough to each other. The error of an age is
 * then at most an eighth of it, or a millisecond, in addition to the time between two looks at the clock.
 */
final class Births {

    /** Enough for notes that are an eighth of their age apart, from a millisecond to centuries. */
    private static final int CAPACITY = 512;

    private static final long FINEST = 1_000_000;
    private static final int PRECISION = 8;

    private final int[] numbers = new int[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private int size;

    /** Notes that {@code created} tasks have been made up to now. */
    void note(int created, long now) {
        if (created == (size == 0 ? 0 : numbers[size - 1])) {
            return;
        }
        if (size == CAPACITY) {
            thin(now);
        }
        numbers[size] = created;
        times[size++] = now;
    }

    /** From the newest to the oldest, which both stay, each note is dropped unless those on both sides are too far apart. */
    private void thin(long now) {
        int kept = CAPACITY - 1;
        for (int i = CAPACITY - 2; i >= 0; i--) {
            if (i == 0 || times[kept] - times[i - 1] > tolerance(now - times[i - 1])) {
                kept--;
                numbers[kept] = numbers[i];
                times[kept] = times[i];
            }
        }
        size = CAPACITY - kept;
        System.arraycopy(numbers, kept, numbers, 0, size);
        System.arraycopy(times, kept, times, 0, size);
    }

    private static long tolerance(long age) {
        return Math.max(FINEST, age / PRECISION);
    }

    /** The time by which the task of this number had been made. */
    long of(int number, long now) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == size ? now : times[low];
    }
}
