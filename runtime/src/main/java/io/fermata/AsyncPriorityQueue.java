package io.fermata;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A queue between tasks that gives the least item first. Null items are refused.
 *
 * @param <T> the items
 */
public final class AsyncPriorityQueue<T> extends AsyncQueue<T> {

    /** A queue without a bound, of items that are {@link Comparable}. */
    public AsyncPriorityQueue() {
        this(0);
    }

    /**
     * A queue with a bound, of items that are {@link Comparable}.
     *
     * @param maxSize how many items it holds at most; zero and less mean no bound
     */
    public AsyncPriorityQueue(int maxSize) {
        super(maxSize, new PriorityQueue<>());
    }

    /**
     * A queue with a bound and an order of its own.
     *
     * @param maxSize how many items it holds at most; zero and less mean no bound
     * @param order the least item comes first
     */
    @SuppressWarnings("unchecked")
    public AsyncPriorityQueue(int maxSize, Comparator<? super T> order) {
        super(maxSize, new PriorityQueue<>((Comparator<Object>) order));
    }
}
