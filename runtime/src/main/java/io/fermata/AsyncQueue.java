package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks of one event loop, first in, first out. Those who wait are served in the order they came.
 *
 * @param <T> the items
 */
public sealed class AsyncQueue<T extends @Nullable Object> permits AsyncLifoQueue, AsyncPriorityQueue {

    private static final int MOST_SERVED = 3;

    private final Queue<Object> items;
    private final int maxSize;
    private final AsyncEvent finished = new AsyncEvent(this);
    private int unfinished;
    private boolean shutDown;

    /** Of their own types, so that the JIT sees through them. */
    private final Getters getters = new Getters();

    private final Putters putters = new Putters();

    /** A queue without a bound. */
    public AsyncQueue() {
        this(0);
    }

    /**
     * A queue with a bound.
     *
     * @param maxSize how many items it holds at most; zero and less mean no bound
     */
    public AsyncQueue(int maxSize) {
        this(maxSize, new ArrayDeque<>());
    }

    AsyncQueue(int maxSize, Queue<Object> items) {
        this.maxSize = maxSize;
        this.items = items;
        finished.set();
    }

    /**
     * Puts an item in, waiting for room if there is none.
     *
     * @param item may be null, unless the queue orders its items
     * @return a fresh coroutine; throws {@link QueueShutDown} once the queue is shut down
     */
    public Coroutine<@Nullable Void> put(T item) {
        return new Turn<>(putters, item);
    }

    /**
     * Takes an item out, waiting for one if there is none.
     *
     * @return a fresh coroutine; throws {@link QueueShutDown} once the queue is shut down and empty
     */
    public Coroutine<T> get() {
        return new Turn<>(getters, null);
    }

    /**
     * Puts an item in.
     *
     * @param item may be null, unless the queue orders its items
     * @throws QueueFull if there is no room
     * @throws QueueShutDown if the queue is shut down
     */
    public void putNowait(T item) {
        if (!shutDown && isFull()) {
            throw new QueueFull();
        }
        add(item);
    }

    /**
     * Takes an item out, even one that a waiting task has been woken for.
     *
     * @return the item
     * @throws QueueEmpty if there is none
     * @throws QueueShutDown if there is none and the queue is shut down
     */
    public T getNowait() {
        if (!shutDown && items.isEmpty()) {
            throw new QueueEmpty();
        }
        return poll();
    }

    private void add(@Nullable Object item) {
        if (shutDown) {
            throw new QueueShutDown();
        }
        items.add(Ending.of(item));
        if (Unawaited.TRACKED) {
            putters.served.addOnce();
        }
        unfinished++;
        finished.clear();
        getters.passOn();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
    private T poll() {
        Object item = items.poll();
        if (item == null) {
            throw new QueueShutDown();
        }
        if (Unawaited.TRACKED) {
            getters.served.addOnce();
        }
        putters.passOn();
        return (T) Ending.nullable(item);
    }

    /**
     * Tells that the work on one item is done.
     *
     * @throws IllegalStateException if called more often than items were put in
     */
    public void taskDone() {
        if (unfinished == 0) {
            throw new IllegalStateException("taskDone() called too many times");
        }
        if (--unfinished == 0) {
            finished.set();
        }
    }

    /**
     * Waits until {@link #taskDone} was called for every item put in; does not suspend if it was.
     *
     * @return a fresh coroutine
     */
    public Coroutine<@Nullable Void> join() {
        return finished.waitUntilSet();
    }

    /**
     * How many items are in.
     *
     * @return zero or more
     */
    public int size() {
        return items.size();
    }

    /**
     * Tells whether there is no item.
     *
     * @return whether {@link #getNowait} would fail
     */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /**
     * Tells whether there is no room.
     *
     * @return never true without a bound
     */
    public boolean isFull() {
        return maxSize > 0 && items.size() >= maxSize;
    }

    /** Lets puts fail from now on, and gets once the items are gone. */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Lets puts fail from now on, and gets once the items are gone.
     *
     * @param immediate drops the items as if they were done, which also lets {@link #join} end once the work under way is
     */
    public void shutdown(boolean immediate) {
        shutDown = true;
        while (immediate && !items.isEmpty()) {
            items.remove();
            if (unfinished > 0) {
                taskDone();
            }
        }
        getters.passOn();
        putters.passOn();
    }

    /** The await of {@link #get()}. */
    @Nullable
    Object get(Execution e) {
        return getters.isOpen() ? poll() : getters.enter(null, e);
    }

    /** The await of {@link #put}. */
    @Nullable
    Object put(@Nullable Object item, Execution e) {
        if (!putters.isOpen()) {
            return putters.enter(item, e);
        }
        add(item);
        return null;
    }

    private Blocker blocker(String what, String known) {
        String size = maxSize > 0 ? size() + " of " + maxSize + " items" : Blocker.count(size(), "item");
        return Blocker.of(WaitKind.QUEUE, what + " queue " + Blocker.id(this) + ", " + size + known);
    }

    /** What those wait for who have joined. */
    Blocker joined() {
        return Blocker.of(
                WaitKind.QUEUE,
                "join of queue " + Blocker.id(this) + ", " + Blocker.count(unfinished, "item") + " not done"
                        + getters.served.text("last taken by"));
    }

    private final class Getters extends WaitQueue {

        private final Visitors served = Visitors.ifTracked(MOST_SERVED);

        @Override
        int available() {
            return shutDown ? Integer.MAX_VALUE : items.size();
        }

        @Override
        @Nullable
        Object take(@Nullable Object ignored) {
            return poll();
        }

        @Override
        boolean isOrdered() {
            return true;
        }

        @Override
        Blocker blocker() {
            return AsyncQueue.this.blocker("get from", putters.served.text("last put by"));
        }
    }

    private final class Putters extends WaitQueue {

        private final Visitors served = Visitors.ifTracked(MOST_SERVED);

        @Override
        int available() {
            return shutDown || maxSize <= 0 ? Integer.MAX_VALUE : maxSize - items.size();
        }

        @Override
        @Nullable
        Object take(@Nullable Object item) {
            add(item);
            return null;
        }

        @Override
        boolean isOrdered() {
            return true;
        }

        @Override
        Blocker blocker() {
            return AsyncQueue.this.blocker("put into", getters.served.text("last taken by"));
        }
    }
}
