package io.fermata;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous iteration in the clothes of a plain one, so that a compiled for-each loop keeps its types: the compiler
 * has only to replace {@code hasNext()} by an awaited {@link #advance()}.
 */
@SuppressWarnings("IterableAndIterator") // one loop uses it as the one and as the other, and saves an object
final class Each<T extends @Nullable Object> implements Iterable<T>, Iterator<T> {

    private final AsyncIterator<T> iterator;

    Each(AsyncIterable<T> source) {
        this.iterator = source.asyncIterator();
    }

    Awaitable<Boolean> advance() {
        return iterator.advance();
    }

    @Override
    public Iterator<T> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        throw new IllegalStateException("each(..) belongs into the head of a for loop: for (T x : each(source))");
    }

    @Override
    public T next() {
        return iterator.current();
    }
}
