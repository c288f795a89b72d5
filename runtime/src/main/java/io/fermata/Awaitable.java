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
     * <p>It is called on the thread of the one who awaits, after that one has come to rest, so a resumption from within
     * costs no stack. Throwing instead fails the await.
     *
     * @param k whom to resume
     */
    void subscribe(Continuation<? super T> k);

    /**
     * Tells that {@code k} was cancelled and no longer waits; resuming it from now on does nothing.
     *
     * @param k the same object that was subscribed
     */
    default void unsubscribe(Continuation<? super T> k) {}

    /**
     * Sees a stage of the JDK as an awaitable. Its failure arrives without the {@code CompletionException} around it; it
     * is cancelled when the one who awaits it is.
     *
     * @param <T> what the stage brings
     * @param stage the stage
     * @return an awaitable that may be awaited any number of times
     */
    static <T extends @Nullable Object> Awaitable<T> of(CompletionStage<T> stage) {
        return new StageAwaitable<>(stage);
    }

    /**
     * Sees an operation of the JDK that ends in a {@link CompletionHandler} as an awaitable:
     * {@code await(Awaitable.ofHandler(handler -> channel.read(buffer, position, null, handler)))}.
     *
     * @param <T> what the operation brings
     * @param operation begins it, whenever the awaitable is awaited; being cancelled, the waiter leaves it to itself
     * @return an awaitable
     */
    static <T extends @Nullable Object> Awaitable<T> ofHandler(
            Consumer<? super CompletionHandler<T, @Nullable Object>> operation) {
        return new HandlerOperation<>(Objects.requireNonNull(operation, "operation"));
    }
}
