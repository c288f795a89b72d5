package io.fermata;

import java.nio.channels.CompletionHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An operation of the JDK that tells a handler of its end, begun when it is awaited. */
record HandlerOperation<T extends @Nullable Object>(Consumer<? super CompletionHandler<T, @Nullable Object>> operation)
        implements Awaitable<T> {

    @Override
    public void subscribe(Continuation<? super T> k) {
        operation.accept(new CompletionHandler<T, @Nullable Object>() {
            @Override
            public void completed(T result, @Nullable Object attachment) {
                k.resume(result);
            }

            @Override
            public void failed(Throwable failure, @Nullable Object attachment) {
                k.fail(failure);
            }
        });
    }
}
