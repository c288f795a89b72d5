package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A stage of the JDK seen as an awaitable. */
final class StageAwaitable<T extends @Nullable Object> implements Awaitable<T>, Explained {

    private final CompletionStage<T> stage;

    StageAwaitable(CompletionStage<T> stage) {
        this.stage = Objects.requireNonNull(stage, "stage");
    }

    static StageAwaitable<?> of(Object stage) {
        if (!(stage instanceof CompletionStage<?> any)) {
            throw new ClassCastException(stage.getClass().getName() + " cannot be awaited");
        }
        return new StageAwaitable<>(any);
    }

    /** Awaits a stage; one that has completed normally costs neither a subscription nor a suspension. */
    static @Nullable Object await(Object stage, Execution e) {
        if (stage instanceof CompletableFuture<?> own) {
            CompletableFuture<?> future = own.toCompletableFuture();
            if (future.isDone() && !future.isCompletedExceptionally()) {
                return future.join();
            }
        }
        return e.subscribeTo(of(stage));
    }

    @Override
    public void subscribe(Continuation<? super T> k) {
        CompletableFuture<T> future = stage instanceof CompletableFuture<T> own ? own.toCompletableFuture() : null;
        if (future != null && future.isDone()) {
            tellEnd(future, k);
        } else {
            stage.whenComplete((value, failure) -> tell(k, value, failure));
        }
    }

    /** Not from within the future's callback: what that throws, be it for want of stack, the future keeps to itself. */
    private static <T extends @Nullable Object> void tellEnd(CompletableFuture<T> future, Continuation<? super T> k) {
        CompletableFuture<Runnable> told = future.handle((value, failure) -> () -> tell(k, value, failure));
        Runnable end;
        try {
            end = told.join();
        } catch (CompletionException noStack) {
            k.fail(Ending.unwrapped(noStack));
            return;
        }
        end.run();
    }

    private static <T extends @Nullable Object> void tell(
            Continuation<? super T> k, T value, @Nullable Throwable failure) {
        if (failure == null) {
            k.resume(value);
        } else {
            k.fail(Ending.unwrapped(failure));
        }
    }

    @Override
    public void unsubscribe(Continuation<? super T> k) {
        cancel();
    }

    /** Whether a loop completes the stage, so that nobody outside has to. */
    boolean isOf(EventLoop loop) {
        return stage instanceof FutureBridge<?> bridge && bridge.isOf(loop);
    }

    @Override
    public String toString() {
        return stage.toString();
    }

    @Override
    public Blocker blocker() {
        Completion<?> origin = stage instanceof FutureBridge<?> bridge ? bridge.origin() : null;
        if (origin != null) {
            return Blocker.all(WaitKind.STAGE, "future of " + origin + " in " + origin.loop, List.of(origin));
        }
        Class<?> type = stage instanceof FutureBridge<?> ? CompletableFuture.class : stage.getClass();
        return Blocker.of(WaitKind.STAGE, type.getSimpleName() + " " + Blocker.id(stage));
    }

    void cancel() {
        future().cancel(true);
    }

    boolean isDone() {
        return future().isDone();
    }

    /** What the JDK hands out as a bare stage is a future whose methods throw: it has to be asked for a better one. */
    private Future<?> future() {
        boolean asked = stage instanceof Future<?> && !(stage instanceof CompletableFuture<?>);
        return asked ? (Future<?>) stage : stage.toCompletableFuture();
    }
}
