package io.fermata;

import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * Async iteration and the publishers of {@link Flow}, each seen as the other.
 *
 * <p>Apart from {@link AsyncIterable}, so that sources written for Java 8, which has no {@code Flow}, compile against it.
 */
public final class Publishers {

    private Publishers() {}

    /**
     * Sees a publisher as a source of values. It is subscribed to when the iteration begins, and asked for as many
     * values as are consumed and a few ahead.
     *
     * @param <T> the values
     * @param publisher its failure is thrown once what came before it has been consumed
     * @return to be iterated once; {@code try (var items = toAsyncIterable(publisher))} cancels the subscription of a loop
     *     that is left early
     */
    public static <T> AsyncGenerator<T> toAsyncIterable(Flow.Publisher<? extends T> publisher) {
        return new AsyncGenerator<>(new PublisherBody<T>(Objects.requireNonNull(publisher, "publisher")));
    }

    /**
     * Sees a source of values as a publisher, which iterates, for each subscriber, no further than it has requested. An
     * iterator that is {@link AsyncCloseable} is closed in the end.
     *
     * @param <T> the values
     * @param iterable if it can be iterated once only, the publisher is for one subscriber
     * @param loop where it iterates and calls the subscribers; requests may come from any thread
     * @return a new publisher
     */
    public static <T> Flow.Publisher<T> toPublisher(AsyncIterable<? extends T> iterable, EventLoop loop) {
        return new IterablePublisher<>(
                Objects.requireNonNull(iterable, "iterable"), Objects.requireNonNull(loop, "loop"));
    }
}
