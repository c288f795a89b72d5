package io.fermata;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks that gives the least item first. Null items are refused: to put one in throws
 * {@code NullPointerException}.
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
        super(maxSize, new Items(null));
    }

    /**
     * A queue with a bound and an order of its own.
     *
     * @param maxSize how many items it holds at most; zero and less mean no bound
     * @param order the least item comes first
     */
    @SuppressWarnings("unchecked")
    public AsyncPriorityQueue(int maxSize, Comparator<? super T> order) {
        super(maxSize, new Items((Comparator<Object>) order));
    }

    /** Asked to order null, a comparator of the user might give any answer. */
    private static final class Items extends PriorityQueue<Object> {
        private static final long serialVersionUID = 1L;

        Items(@Nullable Comparator<Object> order) {
            super(order);
        }

        @Override
        public boolean add(Object item) {
            if (item == Ending.NULL) {
                throw new NullPointerException("a priority queue orders its items, and takes no null");
            }
            return super.add(item);
        }
    }
}
