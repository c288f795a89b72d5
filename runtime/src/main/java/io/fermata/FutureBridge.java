package io.fermata;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@link CompletableFuture} for something that Fermata runs; cancelling it cancels that. */
final class FutureBridge<T extends @Nullable Object> extends CompletableFuture<T> implements Continuation<T> {

    /** The loop that completes this future, or the one it was derived from; null if there is none. */
    private final @Nullable EventLoop loop;

    /** The future this was derived from; null if there is none, or if nobody will ask. */
    private final @Nullable FutureBridge<?> source;

    /** The other stage that a derived future waits for, as far as it is known. */
    private Supplier<@Nullable CompletionStage<?>> other = () -> null;

    private @Nullable Runnable whenCancelled;

    /** The task or promise that this ends with, as far as it is known; {@link #whenCancelled} holds it in any case. */
    private volatile @Nullable Completion<?> origin;

    FutureBridge(@Nullable EventLoop loop) {
        this(loop, null);
    }

    private FutureBridge(@Nullable EventLoop loop, @Nullable FutureBridge<?> source) {
        this.loop = loop;
        this.source = source;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new FutureBridge<>(loop, isAccountedFor() ? this : null);
    }

    /** Whether derived futures keep a reference to this one: only for loops that ask, since it can make endless chains. */
    private boolean isAccountedFor() {
        return loop != null && loop.outside != null;
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> next) {
        if (!isAccountedFor()) {
            return super.thenCompose(next);
        }
        AtomicReference<@Nullable CompletionStage<?>> begun = new AtomicReference<>();
        return alsoWaitingFor(begun::get, super.thenCompose(value -> {
            CompletionStage<U> stage = next.apply(value);
            begun.set(stage);
            return stage;
        }));
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> second, BiFunction<? super T, ? super U, ? extends V> both) {
        CompletableFuture<V> derived = super.thenCombine(second, both);
        return isAccountedFor() ? alsoWaitingFor(() -> second, derived) : derived;
    }

    private static <U> CompletableFuture<U> alsoWaitingFor(
            Supplier<@Nullable CompletionStage<?>> other, CompletableFuture<U> derived) {
        ((FutureBridge<U>) derived).other = other;
        return derived;
    }

    /**
     * Whether a loop will complete this. What was derived is the loop's while it waits for something of the loop, and no
     * longer: then an executor may have it, or whoever else.
     */
    boolean isOf(EventLoop home) {
        return loop == home && (source == null || isPending(source, home) || isPending(other.get(), home));
    }

    private static boolean isPending(@Nullable CompletionStage<?> stage, EventLoop home) {
        return stage instanceof FutureBridge<?> bridge && !bridge.isDone() && bridge.isOf(home);
    }

    /** The task or promise whose end this is; null if it was derived, or nothing runs yet. */
    @Nullable
    Completion<?> origin() {
        return origin;
    }

    void endsWith(Completion<?> completion) {
        origin = completion;
    }

    /** To be called before the future is handed out. */
    void onCancel(Runnable action) {
        whenCancelled = action;
    }

    /** Of several threads that cancel at once, one cancels what runs here: the same request must not count twice. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean first = completeExceptionally(new CancellationException());
        if (first && whenCancelled != null) {
            whenCancelled.run();
        }
        return first || isCancelled();
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
