package io.fermata;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a loop: a binary heap by deadline, then by the order in which they were set.
 *
 * <p>As long as they are set in the order of their deadlines, as those of equal delays are, they lie in this order, and the
 * first is taken by going on to the next one: nothing is sifted. An array in order is a heap, too, so it becomes one as soon
 * as a timer is set that is due before the last.
 *
 * <p>The keys lie beside the timers in arrays of their own, so that a timer needs no fields for them. Cancelled timers are
 * left where they are until they come up, or until they are the greater part.
 */
final class TimerHeap {

    private static final int FEW = 100;

    private long[] deadlines = new long[16];
    private int[] sequence = new int[16];
    private @Nullable Timed[] timers = new Timed[16];
    private int size;
    private int cancelled;

    /** Wraps round; two of the same deadline are never that far apart. */
    private int nextSequence;

    /** Whether all lie in order, the first of them at {@link #head}; in a heap that is 0. */
    private boolean ordered = true;

    private int head;

    boolean isEmpty() {
        return size == 0;
    }

    /** How many there are, cancelled ones that still stand in the heap among them. */
    int size() {
        return size;
    }

    /** How many will still run. */
    int liveSize() {
        return size - cancelled;
    }

    long nextDeadline() {
        return deadlines[head];
    }

    void add(long deadline, Timed timer) {
        if (ordered && size > 0 && deadline < deadlines[head + size - 1]) {
            moveToFront();
            ordered = false;
        }
        if (head + size == timers.length) {
            makeRoom();
        }
        int end = head + size++;
        if (ordered) {
            put(end, deadline, nextSequence++, timer);
        } else {
            siftUp(end, deadline, nextSequence++, timer);
        }
    }

    private void makeRoom() {
        if (head > size) {
            moveToFront();
            return;
        }
        int capacity = 2 * size;
        deadlines = Arrays.copyOfRange(deadlines, head, head + capacity);
        sequence = Arrays.copyOfRange(sequence, head, head + capacity);
        timers = Arrays.copyOfRange(timers, head, head + capacity);
        head = 0;
    }

    private void moveToFront() {
        if (head > 0) {
            System.arraycopy(deadlines, head, deadlines, 0, size);
            System.arraycopy(sequence, head, sequence, 0, size);
            System.arraycopy(timers, head, timers, 0, size);
            Arrays.fill(timers, Math.max(size, head), head + size, null);
            head = 0;
        }
    }

    /** Visits the timers that will still run, in no order, with their deadlines. */
    void forEach(ObjLongConsumer<Timed> visitor) {
        for (int i = head; i < head + size; i++) {
            Timed timer = timers[i];
            if (timer != null && !timer.isCancelled()) {
                visitor.accept(timer, deadlines[i]);
            }
        }
    }

    /** A timer of this heap was cancelled. */
    void cancelled() {
        cancelled++;
        if (cancelled > FEW && cancelled > size / 2) {
            purge();
        }
    }

    /** Drops cancelled timers as far as they stand first. */
    void dropCancelled() {
        while (cancelled > 0 && size > 0 && isCancelled(head)) {
            removeFirst();
            cancelled--;
        }
    }

    /** Moves what is due at {@code now} to the end of {@code ready}, in the order of the deadlines. */
    void moveDue(long now, Ring ready) {
        while (size > 0 && deadlines[head] <= now) {
            Timed timer = timers[head];
            removeFirst();
            Node node = timer == null ? null : timer.due();
            if (node == null) {
                cancelled--;
            } else {
                ready.add(node);
            }
        }
    }

    private boolean isCancelled(int i) {
        Timed timer = timers[i];
        return timer == null || timer.isCancelled();
    }

    private void removeFirst() {
        if (ordered) {
            timers[head++] = null;
            size--;
        } else {
            int end = --size;
            Timed moved = timers[end];
            timers[end] = null;
            if (end > 0) {
                siftDown(0, deadlines[end], sequence[end], moved);
            }
        }
        if (size == 0) {
            ordered = true;
            head = 0;
        }
    }

    private void purge() {
        int kept = 0;
        int end = head + size;
        for (int i = head; i < end; i++) {
            if (!isCancelled(i)) {
                put(kept++, deadlines[i], sequence[i], timers[i]);
            }
        }
        Arrays.fill(timers, kept, end, null);
        head = 0;
        size = kept;
        cancelled = 0;
        ordered |= size == 0;
        for (int i = ordered ? -1 : size / 2 - 1; i >= 0; i--) {
            siftDown(i, deadlines[i], sequence[i], timers[i]);
        }
    }

    private void siftUp(int from, long deadline, int order, @Nullable Timed timer) {
        int i = from;
        while (i > 0) {
            int parent = (i - 1) / 2;
            if (!isBefore(deadline, order, parent)) {
                break;
            }
            put(i, deadlines[parent], sequence[parent], timers[parent]);
            i = parent;
        }
        put(i, deadline, order, timer);
    }

    private void siftDown(int from, long deadline, int order, @Nullable Timed timer) {
        int i = from;
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && isBefore(deadlines[child + 1], sequence[child + 1], child)) {
                child++;
            }
            if (isBefore(deadline, order, child)) {
                break;
            }
            put(i, deadlines[child], sequence[child], timers[child]);
            i = child;
        }
        put(i, deadline, order, timer);
    }

    private boolean isBefore(long deadline, int order, int i) {
        return deadline < deadlines[i] || (deadline == deadlines[i] && order - sequence[i] < 0);
    }

    private void put(int i, long deadline, int order, @Nullable Timed timer) {
        deadlines[i] = deadline;
        sequence[i] = order;
        timers[i] = timer;
    }
}
