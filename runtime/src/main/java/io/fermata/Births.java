package io.fermata;

/**
 * When the tasks of a loop were made, told from their numbers: a task has no room for the time, and making one takes no
 * look at the clock. The loop looks at it anyway from time to time, and notes how many tasks there had been until then.
 *
 * <p>When there are too many notes, those are dropped whose neighbours do as well: what is known of a task's age is wrong
 * by an eighth of it at most, or by a millisecond, besides what the loop has missed in between.
 */
final class Births {

    /** More than notes can be that are an eighth of their age apart, from a millisecond to centuries. */
    private static final int CAPACITY = 512;

    private static final long FINEST = 1_000_000;
    private static final int PRECISION = 8;

    private final int[] numbers = new int[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private int size;

    /** Up to now there have been {@code created} tasks. */
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

    /** When a task had been made at the latest. */
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
