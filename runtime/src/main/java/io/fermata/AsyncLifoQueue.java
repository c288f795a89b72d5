package io.fermata;

import java.util.ArrayDeque;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks that gives the newest item first.
 *
 * @param <T> the items
 */
public final class AsyncLifoQueue<T extends @Nullable Object> extends AsyncQueue<T> {

    /** A queue without a bound. */
    public AsyncLifoQueue() {
        this(0);
    }

    /**
     * A queue with a bound.
     *
     * @param maxSize how many items it holds at most; zero and less mean no bound
     */
    public AsyncLifoQueue(int maxSize) {
        super(maxSize, Collections.asLifoQueue(new ArrayDeque<>()));
    }
}
