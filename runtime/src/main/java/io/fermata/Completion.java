package io.fermata;

import io.fermata.observe.WaitKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What tasks and promises have in common: an ending, set once on the thread of a loop, and those who wait for it. */
abstract class Completion<T extends @Nullable Object> extends Node implements Awaitable<T> {

    private static final VarHandle ENDING;

    static {
        try {
            ENDING = MethodHandles.lookup().findVarHandle(Completion.class, "ending", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final EventLoop loop;

    /** See {@link Ending}. Written with release and read with acquire, for those who look from other threads. */
    private @Nullable Object ending;

    /** The last of the tasks and callbacks that run when this ends, linked as a {@link Ring} of one reference. */
    private @Nullable Node waiters;

    Completion(EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Tells whether this has ended, in whatever way. Any thread may ask.
     *
     * @return whether it has a value, a failure, or is cancelled
     */
    public boolean isDone() {
        return peek() != null;
    }

    /**
     * Tells whether this has ended by cancellation. Any thread may ask.
     *
     * @return whether it is cancelled
     */
    public boolean isCancelled() {
        return peek() instanceof Ending.Cancelled;
    }

    /**
     * The value of something known to have one. Any thread may ask.
     *
     * @return the value
     * @throws IllegalStateException if it has not ended, has failed or is cancelled
     */
    public T resultNow() {
        Object end = peek();
        if (end == null || end instanceof Ending.Failed) {
            throw new IllegalStateException(this + (end == null ? " is not done" : " has no result"));
        }
        return valueOf(end);
    }

    /**
     * The failure of something known to have failed. Any thread may ask.
     *
     * @return the failure as it was thrown
     * @throws IllegalStateException if it has not ended, has a value or is cancelled
     */
    public Throwable exceptionNow() {
        Object end = peek();
        if (!(end instanceof Ending.Failed failed) || end instanceof Ending.Cancelled) {
            throw new IllegalStateException(this + (end == null ? " is not done" : " has not failed"));
        }
        return failed.take();
    }

    /**
     * A future of the JDK that ends as this does; cancelling it cancels this. Any thread may ask.
     *
     * @return a new future
     */
    public CompletableFuture<T> toCompletableFuture() {
        FutureBridge<T> future = new FutureBridge<>(loop);
        future.endsWith(this);
        future.onCancel(() -> loop.runOnThread(() -> cancel(null)));
        subscribe(future);
        return future;
    }

    /**
     * {@inheritDoc} Any thread may subscribe; {@code k} is resumed within the call if this has ended, or else on the loop's thread.
     */
    @Override
    public void subscribe(Continuation<? super T> k) {
        Object end = peek();
        if (end != null) {
            resume(k, end);
            return;
        }
        Resumption<T> resumption = new Resumption<>(this, k);
        if (loop.thread.isHere()) {
            whenDone(resumption);
        } else if (!loop.queue.push(resumption)) {
            throw EventLoop.closed();
        }
    }

    @Override
    public void unsubscribe(Continuation<? super T> k) {
        loop.runOnThread(() -> {
            Node node = waiters;
            while (node != null && !(node instanceof Resumption<?> r && r.drop(k))) {
                node = node.next == waiters ? null : node.next;
            }
        });
    }

    abstract boolean cancel(@Nullable String why);

    @Override
    final void park(Node waiter, EventLoop ours) {
        whenDone(waiter);
    }

    /** When the waiter of a task or promise is cancelled, so is the task or promise, as in asyncio. */
    @Override
    final boolean cancel(Node waiter, EventLoop ours, @Nullable String why) {
        return cancel(why);
    }

    @Override
    final Object ending() {
        Object end = peek();
        if (end == null) {
            throw new AssertionError("resumed without an ending");
        }
        return end;
    }

    @Override
    @Nullable
    Blocker blocker() {
        return isDone() ? null : Blocker.of(WaitKind.PROMISE, "promise " + Blocker.id(this));
    }

    /** The await of generated code: the value or the failure if there is one, otherwise a suspension. */
    @Nullable
    Object await(Execution e) throws Throwable {
        if (e.loop != loop && e.loop != null) {
            throw new IllegalStateException(this + " belongs to another event loop");
        }
        if (loop.current == this && e == loop.execution) {
            throw new IllegalStateException(this + " cannot await itself");
        }
        Object end = peek();
        if (end == null) {
            return e.park(this);
        }
        Throwable failure = Ending.failure(end);
        if (failure != null) {
            throw Traces.thrownAgain(failure, e.currentTask());
        }
        return Ending.value(end);
    }

    final @Nullable Object peek() {
        return ENDING.getAcquire(this);
    }

    /** Lets a node run once this has ended: one iteration later if it has ended already. */
    final void whenDone(Node node) {
        if (ending == null) {
            waiters = Ring.append(waiters, node);
        } else {
            loop.ready.add(node);
        }
    }

    /** How many wait for the end. */
    final int waiterCount() {
        return Ring.size(waiters);
    }

    /** Takes a node back that has been given to {@link #whenDone}, if it still waits. */
    final void forget(Node node) {
        waiters = Ring.remove(waiters, node);
    }

    /** Ends this, on the loop's thread: what waits becomes ready in the order in which it came. */
    final boolean end(Object end) {
        if (ending != null) {
            return false;
        }
        ENDING.setRelease(this, end);
        loop.ready.addAll(waiters);
        waiters = null;
        if (end instanceof Ending.Failed failed && !failed.taken) {
            loop.failures.watch(this, failed);
        }
        return true;
    }

    final void resume(Continuation<? super T> k, Object end) {
        Throwable failure = Ending.failure(end);
        if (failure == null) {
            k.resume(valueOf(end));
        } else {
            k.fail(failure);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
    final T valueOf(Object end) {
        return (T) Ending.value(end);
    }
}
