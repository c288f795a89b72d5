package io.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that an async method emits one after the other while they are asked for: what an {@code @Async} method of
 * this return type gives. Nothing runs until it is first asked.
 *
 * <p>It is for one consumer at a time, on the thread of one event loop. Leaving a loop over it early does not close it;
 * {@code try (gen)} does, and at its end {@link Asyncio#run} closes what is still open.
 *
 * @param <T> the values
 */
public final class AsyncGenerator<T extends @Nullable Object>
        implements AsyncIterable<T>, AsyncIterator<T>, AsyncCloseable {

    final GeneratorBody body;

    AsyncGenerator(Coroutine<?> body) {
        this.body = new GeneratorBody(body);
    }

    /**
     * Ends an async generator: {@code return AsyncGenerator.done()}.
     *
     * @param <T> the values
     * @return in an async method nothing is made; elsewhere a generator without values
     */
    public static <T extends @Nullable Object> AsyncGenerator<T> done() {
        return new AsyncGenerator<>(new Completed<>(null, null));
    }

    @Override
    public AsyncIterator<T> asyncIterator() {
        return this;
    }

    /**
     * Runs the generator to its next value.
     *
     * @return to be awaited: true if there is a value, false if the generator has ended; it fails as the generator does,
     *     and with {@code IllegalStateException} while another request runs
     */
    @Override
    public Awaitable<Boolean> advance() {
        return send(null);
    }

    /**
     * Runs the generator to its next value, its {@code emit} returning {@code value}.
     *
     * @param value what {@code emit} returns; null for the first request, when nothing has been emitted yet
     * @return as {@link #advance()}
     */
    public Awaitable<Boolean> send(@Nullable Object value) {
        return new GeneratorRequest(this, value, null);
    }

    /**
     * Runs the generator to its next value, its {@code emit} throwing {@code failure}.
     *
     * @param failure thrown as it is; by the request itself if the generator does not stand at an {@code emit}
     * @return as {@link #advance()}
     */
    public Awaitable<Boolean> fail(Throwable failure) {
        return new GeneratorRequest(this, null, Objects.requireNonNull(failure, "failure"));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
    public T current() {
        if (!body.hasCurrent) {
            throw new IllegalStateException("the generator stands at no value");
        }
        return (T) body.current;
    }

    /**
     * Lets the generator see {@link GeneratorExit} where it stands, so that its {@code finally} blocks run, awaits in
     * them included.
     *
     * @return to be awaited; fails with {@code IllegalStateException} if the generator emits once more
     */
    @Override
    public Coroutine<@Nullable Void> closeAsync() {
        return new GeneratorClose(body);
    }
}
