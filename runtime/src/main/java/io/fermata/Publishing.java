package io.fermata;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a source of values, served by a task: suspended at 1 until something is requested, at 2 until
 * there is a value, at 3 until the iterator is closed.
 *
 * <p>Only the requests come from other threads; the subscriber is called on the loop's.
 */
final class Publishing<T> extends Coroutine<@Nullable Void> implements Flow.Subscription {

    private static final int DEMAND = 1;
    private static final int VALUE = 2;
    private static final int CLOSED = 3;

    private final EventLoop loop;
    private final AtomicLong demand = new AtomicLong();
    private volatile boolean cancelled;

    private @Nullable AsyncIterable<? extends T> source;
    private @Nullable AsyncIterator<? extends T> iterator;
    private Flow.@Nullable Subscriber<? super T> subscriber;
    private @Nullable Task<?> task;
    private @Nullable Promise<@Nullable Void> requested;

    Publishing(AsyncIterable<? extends T> source, Flow.Subscriber<? super T> subscriber, EventLoop loop) {
        this.source = source;
        this.subscriber = subscriber;
        this.loop = loop;
    }

    void start() {
        task = loop.<@Nullable Void>createTask(this);
        if (cancelled) {
            task.cancel();
        }
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            loop.callIfOpen(() -> refuse(new IllegalArgumentException("a request for " + count + " values")));
        } else {
            demand.accumulateAndGet(count, (now, more) -> now + more < 0 ? Long.MAX_VALUE : now + more);
            loop.callIfOpen(this::wake);
        }
    }

    private void wake() {
        if (requested != null) {
            requested.complete(null);
        }
    }

    private void refuse(IllegalArgumentException wrongRequest) {
        Flow.Subscriber<? super T> told = subscriber;
        cancel();
        if (told != null) {
            subscriber = null;
            told.onError(wrongRequest);
        }
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            loop.callIfOpen(() -> {
                subscriber = null;
                if (task != null && state != CLOSED) {
                    task.cancel();
                }
            });
        }
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (state == CLOSED) {
            return closed(failure);
        }
        try {
            if (failure != null) {
                throw failure;
            }
            return serve(e, state == VALUE ? value : null);
        } catch (Throwable thrown) {
            return end(e, thrown);
        }
    }

    /** Publishes values until it has to wait; {@code advanced} is the result of the last advance, null if there is none. */
    private @Nullable Object serve(Execution e, @Nullable Object advanced) throws Throwable {
        Object more = advanced;
        AsyncIterator<? extends T> values = iterator();
        while (!cancelled) {
            if (more != null && !publish(more)) {
                break;
            }
            if (cancelled) {
                break;
            }
            if (demand.get() == 0) {
                requested = loop.createPromise();
                if (demand.get() == 0) {
                    e.await(requested);
                    return e.suspend(this, DEMAND);
                }
            }
            more = e.await(values.advance());
            if (more == Execution.SUSPENDED) {
                return e.suspend(this, VALUE);
            }
        }
        return end(e, null);
    }

    private AsyncIterator<? extends T> iterator() {
        if (iterator == null) {
            iterator = Objects.requireNonNull(source).asyncIterator();
            source = null;
        }
        return iterator;
    }

    /** Passes a value to the subscriber, or the end of the iteration, after which it returns false. */
    private boolean publish(Object more) {
        Flow.Subscriber<? super T> told = subscriber;
        if (told == null) {
            return true;
        }
        if (!(Boolean) more) {
            subscriber = null;
            told.onComplete();
            return false;
        }
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        try {
            told.onNext(iterator().current());
        } catch (Throwable broken) {
            subscriber = null;
            throw broken;
        }
        return true;
    }

    /** Passes a failure to the subscriber, unless it is gone or has caused it, and closes the iterator, once. */
    private @Nullable Object end(Execution e, @Nullable Throwable failure) throws Throwable {
        Flow.Subscriber<? super T> told = subscriber;
        subscriber = null;
        if (failure != null && told != null) {
            told.onError(failure instanceof CancelledError ? seen(failure) : failure);
        } else if (failure != null && !(failure instanceof CancelledError)) {
            loop.failures.report("a subscription failed after its end", failure, task);
        }
        AsyncIterator<? extends T> ended = iterator;
        iterator = null;
        if (ended instanceof AsyncCloseable closeable) {
            Object closed = e.await(closeable.closeAsync());
            return closed == Execution.SUSPENDED ? e.suspend(this, CLOSED) : null;
        }
        return null;
    }

    private static CancellationException seen(Throwable cancelledError) {
        CancellationException seen = new CancellationException(cancelledError.getMessage());
        seen.initCause(cancelledError);
        return seen;
    }

    private static @Nullable Object closed(@Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        return null;
    }
}
