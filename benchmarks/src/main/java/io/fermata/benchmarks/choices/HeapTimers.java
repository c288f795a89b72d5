package io.fermata.benchmarks.choices;

import java.util.Arrays;

/** A binary heap, keys in an array of their own: exact, whatever the deadlines. */
final class HeapTimers implements Timers {

    private long[] deadlines = new long[16];
    private int[] numbers = new int[16];
    private int size;

    @Override
    public void add(long deadline, int number) {
        if (size == deadlines.length) {
            deadlines = Arrays.copyOf(deadlines, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        int i = size++;
        while (i > 0 && deadline < deadlines[(i - 1) / 2]) {
            move((i - 1) / 2, i);
            i = (i - 1) / 2;
        }
        deadlines[i] = deadline;
        numbers[i] = number;
    }

    @Override
    public long expire(long now) {
        long sum = 0;
        while (size > 0 && deadlines[0] <= now) {
            sum += numbers[0];
            removeFirst();
        }
        return sum;
    }

    private void removeFirst() {
        int last = --size;
        long deadline = deadlines[last];
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && deadlines[child + 1] < deadlines[child]) {
                child++;
            }
            if (deadline <= deadlines[child]) {
                break;
            }
            move(child, i);
            i = child;
        }
        deadlines[i] = deadline;
        numbers[i] = numbers[last];
    }

    private void move(int from, int to) {
        deadlines[to] = deadlines[from];
        numbers[to] = numbers[from];
    }
}
