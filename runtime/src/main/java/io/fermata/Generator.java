package io.fermata;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that a method emits one after the other while they are asked for: what an {@code @Async} method of this
 * return type gives. It can be iterated once, on one thread at a time, and needs no event loop.
 *
 * @param <T> the values
 */
public final class Generator<T extends @Nullable Object> implements Iterable<T> {

    private final Coroutine<?> body;
    private boolean iterated;

    Generator(Coroutine<?> body) {
        body.begin();
        this.body = body;
    }

    /**
     * Ends a generator: {@code return Generator.done()}.
     *
     * @param <T> the values
     * @return in an async method nothing is made; elsewhere a generator without values
     */
    public static <T extends @Nullable Object> Generator<T> done() {
        return new Generator<>(new Completed<>(null, null));
    }

    /**
     * Begins the only iteration.
     *
     * @throws IllegalStateException when called a second time
     */
    @Override
    public Iterator<T> iterator() {
        if (iterated) {
            throw new IllegalStateException("a generator can be iterated only once");
        }
        iterated = true;
        return new Values();
    }

    private final class Values implements Iterator<T> {
        private final Execution execution = new Execution(null);
        private @Nullable Object next;
        private boolean fetched;
        private boolean running;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (!fetched && !ended) {
                fetch();
            }
            return fetched;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the generator has ended");
            }
            T value = (T) next;
            next = null;
            fetched = false;
            return value;
        }

        private void fetch() {
            if (running) {
                throw new IllegalStateException("a generator cannot iterate over itself");
            }
            running = true;
            ended = true;
            try {
                if (body.step(execution, null, null) == Execution.EMITTED) {
                    next = execution.takeEmitted();
                    fetched = true;
                    ended = false;
                }
            } catch (Throwable failure) {
                throw Ending.<RuntimeException>unchecked(Objects.requireNonNull(failure));
            } finally {
                running = false;
            }
        }
    }
}
