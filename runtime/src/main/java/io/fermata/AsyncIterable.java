package io.fermata;

import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A source of values that may have to be waited for: {@code for (T x : each(source))} inside an async method.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface AsyncIterable<T extends @Nullable Object> {

    /**
     * Begins an iteration.
     *
     * @return a new iterator, or this object itself if it can be iterated only once
     */
    AsyncIterator<T> asyncIterator();

    /**
     * Sees a publisher as a source of values. It is subscribed to when the iteration begins, and asked for as many
     * values as are consumed and a few ahead.
     *
     * @param <T> the values
     * @param publisher its failure is thrown once what came before it has been consumed
     * @return to be iterated once; {@code try (var items = AsyncIterable.of(publisher))} cancels the subscription of a loop
     *     that is left early
     */
    static <T> AsyncGenerator<T> of(Flow.Publisher<? extends T> publisher) {
        return new AsyncGenerator<>(new PublisherBody<T>(Objects.requireNonNull(publisher, "publisher")));
    }

    /**
     * Sees this as a publisher, which iterates, for each subscriber, no further than it has requested. An iterator that is
     * {@link AsyncCloseable} is closed in the end.
     *
     * @param loop where it iterates and calls the subscribers; requests may come from any thread
     * @return a new publisher; a source that can be iterated once is for one subscriber
     */
    default Flow.Publisher<T> toPublisher(EventLoop loop) {
        return new IterablePublisher<>(this, Objects.requireNonNull(loop, "loop"));
    }
}
