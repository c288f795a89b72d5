package io.fermata;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The JDK future of something that runs here; cancelling it cancels that. */
final class FutureBridge<T extends @Nullable Object> extends CompletableFuture<T> implements Continuation<T> {

    /** The loop that completes this, or what this was derived from; null if there is none. */
    final @Nullable EventLoop loop;

    private @Nullable Runnable whenCancelled;

    FutureBridge(@Nullable EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new FutureBridge<>(loop);
    }

    /** To be called before the future is handed out. */
    void onCancel(Runnable action) {
        whenCancelled = action;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean pending = !isDone();
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (pending && cancelled && whenCancelled != null) {
            whenCancelled.run();
        }
        return cancelled;
    }

    @Override
    public void resume(T value) {
        complete(value);
    }

    @Override
    public void fail(Throwable failure) {
        if (failure instanceof CancelledError) {
            CancellationException seen = new CancellationException(failure.getMessage());
            seen.initCause(failure);
            completeExceptionally(seen);
        } else {
            completeExceptionally(failure);
        }
    }
}
