package io.fermata;

import java.util.Objects;
import java.util.concurrent.Flow;

/** A source of values as a publisher: an iteration for each subscriber, in a task of the loop. */
record IterablePublisher<T>(AsyncIterable<? extends T> source, EventLoop loop) implements Flow.Publisher<T> {

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Publishing<T> publishing = new Publishing<>(source, Objects.requireNonNull(subscriber, "subscriber"), loop);
        subscriber.onSubscribe(publishing);
        if (!loop.callIfOpen(publishing::start)) {
            subscriber.onError(EventLoop.closed());
        }
    }
}
