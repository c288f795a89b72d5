package io.fermata;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of the generator that emits what a publisher brings: suspended at 1 until something comes, at 2 at its emit.
 *
 * <p>Signals come from any thread and are handed to the loop; all else happens there.
 */
final class PublisherBody<T> extends Coroutine<@Nullable Void> implements Flow.Subscriber<T> {

    /** How much the publisher may be ahead of the consumer. */
    private static final int AHEAD = 16;

    /** How much is asked for anew, each time that much has been consumed. */
    private static final int BATCH = AHEAD / 2;

    private final Flow.Publisher<? extends T> publisher;
    private final Queue<T> items = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable Promise<@Nullable Void> waiter;
    private @Nullable Throwable failure;
    private boolean complete;
    private boolean closed;
    private int consumed;

    /** Set before the publisher can know of this. */
    private @Nullable EventLoop loop;

    PublisherBody(Flow.Publisher<? extends T> publisher) {
        this.publisher = publisher;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable thrown) throws Throwable {
        if (thrown != null) {
            cancel();
            throw thrown;
        }
        if (loop == null) {
            loop = e.requireLoop();
            publisher.subscribe(this);
        }
        T item = items.poll();
        if (item != null) {
            countConsumed();
            e.emit(item);
            return e.emitted(this, 2);
        }
        if (failure != null) {
            throw failure;
        }
        if (complete) {
            return null;
        }
        Promise<@Nullable Void> signal = loop.createPromise();
        waiter = signal;
        if (loop.outside != null) {
            loop.outside.add(() -> !signal.isDone());
        }
        e.await(signal);
        return e.suspend(this, 1);
    }

    private void countConsumed() {
        if (++consumed == BATCH && subscription != null) {
            consumed = 0;
            subscription.request(BATCH);
        }
    }

    private void cancel() {
        closed = true;
        items.clear();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        Objects.requireNonNull(newSubscription, "subscription");
        if (!enter(() -> begin(newSubscription))) {
            newSubscription.cancel();
        }
    }

    private void begin(Flow.Subscription newSubscription) {
        if (subscription != null || closed) {
            newSubscription.cancel();
        } else {
            subscription = newSubscription;
            newSubscription.request(AHEAD);
        }
    }

    @Override
    public void onNext(T item) {
        Objects.requireNonNull(item, "item");
        enter(() -> {
            if (!closed) {
                items.add(item);
                wake();
            }
        });
    }

    @Override
    public void onError(Throwable error) {
        Objects.requireNonNull(error, "error");
        enter(() -> {
            failure = error;
            wake();
        });
    }

    @Override
    public void onComplete() {
        enter(() -> {
            complete = true;
            wake();
        });
    }

    private void wake() {
        if (waiter != null) {
            waiter.complete(null);
        }
    }

    /** False once the loop is closed: nobody is there to be told. */
    private boolean enter(Runnable signal) {
        return loop != null && loop.callIfOpen(signal);
    }
}
