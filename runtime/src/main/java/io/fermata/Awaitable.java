package io.fermata;

import java.nio.channels.CompletionHandler;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Anything that can be awaited: the one thing to implement for a scheduler or an event source of one's own.
 *
 * @param <T> what it brings
 */
public interface Awaitable<T extends @Nullable Object> {

    /**
     * Asks for {@code k} to be resumed exactly once: within this call, later, or from any thread.
     *
     * <p>It is called on the thread that awaits, once the coroutines that wait have all been suspended, so {@code k} may be
     * resumed within this call and the stack does not grow. What is thrown instead fails the await.
     *
     * @param k whom to resume
     */
    void subscribe(Continuation<? super T> k);

    /**
     * Tells that {@code k} was cancelled and no longer waits; resuming it from now on does nothing. Called on the thread that
     * cancels: the loop's, or any thread if no loop runs the waiter.
     *
     * @param k the same object that was subscribed
     */
    default void unsubscribe(Continuation<? super T> k) {}

    /**
     * Adapts a {@link CompletionStage}. Its failure arrives without the {@code CompletionException} around it; it is cancelled
     * when its waiter is.
     *
     * @param <T> what the stage brings
     * @param stage the stage
     * @return an awaitable that may be awaited any number of times
     */
    static <T extends @Nullable Object> Awaitable<T> of(CompletionStage<T> stage) {
        return new StageAwaitable<>(stage);
    }

    /**
     * Adapts an operation that reports to a {@link CompletionHandler}:
     * {@code await(Awaitable.ofHandler(handler -> channel.read(buffer, position, null, handler)))}.
     *
     * @param <T> what the operation brings
     * @param operation begins it, once for each await; when a waiter is cancelled, the operation goes on unobserved
     * @return an awaitable that begins the operation anew each time it is awaited
     */
    static <T extends @Nullable Object> Awaitable<T> ofHandler(
            Consumer<? super CompletionHandler<T, @Nullable Object>> operation) {
        return new HandlerOperation<>(Objects.requireNonNull(operation, "operation"));
    }
}
