package io.fermata;

/**
 * When the tasks of a loop were made, told from their numbers: a task has no room for the time, and making one takes no
 * look at the clock. The loop looks at it anyway from time to time, and notes how many tasks there had been until then.
 *
 * <p>When there are many notes, every other one is dropped, so what was long ago is known less exactly.
 */
final class Births {

    private static final int CAPACITY = 128;

    private final int[] numbers = new int[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private int size;

    /** Up to now there have been {@code created} tasks. */
    void note(int created, long now) {
        if (created == (size == 0 ? 0 : numbers[size - 1])) {
            return;
        }
        if (size == CAPACITY) {
            thin();
        }
        numbers[size] = created;
        times[size++] = now;
    }

    /** Of each two notes the later one stays: no task gets older than it is. */
    private void thin() {
        size = CAPACITY / 2;
        for (int i = 0; i < size; i++) {
            numbers[i] = numbers[2 * i + 1];
            times[i] = times[2 * i + 1];
        }
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
