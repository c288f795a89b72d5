package io.fermata.compiler.oracle;

import io.fermata.AsyncCloseable;
import io.fermata.AsyncIterable;
import io.fermata.AsyncIterator;
import io.fermata.Awaitable;
import io.fermata.Continuation;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The await, each and close of untransformed code: return when the thing is there, which in a blocking run is at once. */
public final class BlockingAwait {
    private BlockingAwait() {}

    /** Stands in for {@code Asyncio.await}. */
    public static <T> T await(Awaitable<T> awaitable) throws Throwable {
        CompletableFuture<T> end = new CompletableFuture<>();
        awaitable.subscribe(new Continuation<T>() {
            @Override
            public void resume(T value) {
                end.complete(value);
            }

            @Override
            public void fail(Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        return outcome(end);
    }

    /** Stands in for {@code Asyncio.await}. */
    public static <T> T await(CompletionStage<T> stage) throws Throwable {
        return outcome(stage.toCompletableFuture());
    }

    /** Stands in for {@code Asyncio.each}. */
    public static <T> Iterable<T> each(AsyncIterable<T> source) {
        return () -> {
            AsyncIterator<T> iterator = source.asyncIterator();
            return new Iterator<T>() {
                @Override
                public boolean hasNext() {
                    try {
                        return await(iterator.advance());
                    } catch (Throwable failure) {
                        throw BlockingAwait.<RuntimeException>unchecked(failure);
                    }
                }

                @Override
                public T next() {
                    return iterator.current();
                }
            };
        };
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable failure) throws X {
        throw (X) failure;
    }

    private static <T> T outcome(CompletableFuture<T> end) throws Throwable {
        if (!end.isDone()) {
            throw new AssertionError("a blocking run awaits what never comes");
        }
        try {
            return end.join();
        } catch (CompletionException failure) {
            throw failure.getCause();
        }
    }

    /** Stands in for {@code close()} in async methods. */
    public static void close(AutoCloseable resource) throws Throwable {
        if (resource instanceof AsyncCloseable asynchronous) {
            await(asynchronous.closeAsync());
        } else {
            resource.close();
        }
    }
}
