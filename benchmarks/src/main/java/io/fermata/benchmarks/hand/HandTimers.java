package io.fermata.benchmarks.hand;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A binary heap of sleeping tasks. */
final class HandTimers {

    private long[] deadlines = new long[1024];
    private HandTask[] tasks = new HandTask[1024];
    private int size;

    void add(long deadline, HandTask task) {
        if (size == tasks.length) {
            deadlines = Arrays.copyOf(deadlines, 2 * size);
            tasks = Arrays.copyOf(tasks, 2 * size);
        }
        int i = size++;
        while (i > 0 && deadline < deadlines[(i - 1) / 2]) {
            set(i, deadlines[(i - 1) / 2], tasks[(i - 1) / 2]);
            i = (i - 1) / 2;
        }
        set(i, deadline, task);
    }

    /** Runs the loop until nobody sleeps any more. */
    void run(HandLoop loop) {
        loop.run();
        while (size > 0) {
            long now = System.nanoTime();
            if (deadlines[0] > now) {
                LockSupport.parkNanos(deadlines[0] - now);
                now = System.nanoTime();
            }
            while (size > 0 && deadlines[0] <= now) {
                loop.ready(removeFirst());
            }
            loop.run();
        }
    }

    private HandTask removeFirst() {
        HandTask first = tasks[0];
        int end = --size;
        long deadline = deadlines[end];
        HandTask moved = tasks[end];
        int i = 0;
        for (int child = 1; child < end; child = 2 * i + 1) {
            if (child + 1 < end && deadlines[child + 1] < deadlines[child]) {
                child++;
            }
            if (deadline <= deadlines[child]) {
                break;
            }
            set(i, deadlines[child], tasks[child]);
            i = child;
        }
        set(i, deadline, moved);
        return first;
    }

    private void set(int i, long deadline, HandTask task) {
        deadlines[i] = deadline;
        tasks[i] = task;
    }
}
