package io.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that an event loop runs concurrently with others.
 *
 * <p>Unless said otherwise, methods are for the thread of the loop.
 *
 * @param <T> the result
 */
public final class Task<T extends @Nullable Object> extends TaskSteps<T> implements Future<T> {

    private @Nullable String name;
    private final int number;

    /** What {@link TaskLocal}s are set to here. */
    Map<TaskLocal<?>, Object> locals;

    /** Neighbours in the loop's list of tasks that have suspended. */
    @Nullable
    Task<?> newer;

    @Nullable
    Task<?> older;

    /** A task that is not queued yet. */
    Task(EventLoop loop, Coroutine<T> body, @Nullable String name) {
        super(loop, body);
        body.begin();
        this.locals = TaskLocal.bindings(loop.current);
        this.name = name;
        this.number = loop.tasks.number();
    }

    /**
     * Asks for cancellation: an await of the task, now or next, throws {@link CancelledError}.
     *
     * @return false if the task has ended already
     */
    public boolean cancel() {
        return cancel(null);
    }

    /**
     * Asks for cancellation. Off the loop's thread the request is handed to the loop.
     *
     * @param why the message of the {@link CancelledError}; the first of several stands
     * @return false if the task has ended already
     */
    @Override
    public boolean cancel(@Nullable String why) {
        if (isDone()) {
            return false;
        }
        if (loop.thread.isElsewhere()) {
            return loop.runOnThread(() -> cancel(why));
        }
        requestCancel(why);
        return true;
    }

    /** The same as {@link #cancel()}; a task has no thread to interrupt. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(null);
    }

    /**
     * How many requests for cancellation are pending: made and not taken back.
     *
     * @return zero or more
     */
    public int cancelling() {
        return cancelRequests();
    }

    /**
     * Takes one request for cancellation back. With the last request, a cancellation is withdrawn that has not been delivered
     * and has not been passed on to what the task waits for.
     *
     * @return how many requests are left; zero if there was none
     */
    public int uncancel() {
        return withdrawCancel();
    }

    /**
     * Runs a callback in the iteration after the task has ended; callbacks run in the order they were added.
     *
     * @param callback called with this task
     */
    public void addDoneCallback(Consumer<? super Task<T>> callback) {
        whenDone(new DoneCallback<>(this, TaskLocal.carriedInto(Objects.requireNonNull(callback, "callback"))));
    }

    /**
     * The name given at creation, or {@code Task-n}. Any thread may ask.
     *
     * @return never null
     */
    public String name() {
        return name == null ? "Task-" + number : name;
    }

    /**
     * Where the task stands: its chain of awaits, innermost first; empty when it has ended.
     *
     * @return a new list; the line of a method that has not begun is unknown
     */
    public List<StackTraceElement> stack() {
        List<StackTraceElement> stack = new ArrayList<>();
        for (Coroutine<?> each = frame(); each != null; each = each.parent) {
            StackTraceElement location = each.location();
            if (location != null) {
                stack.add(location);
            }
        }
        return stack;
    }

    /**
     * Blocks until the task has ended. For threads other than the loop's; inside async methods use {@code await}.
     *
     * @throws ExecutionException with the failure of the task as its cause
     * @throws CancellationException if the task was cancelled
     * @throws IllegalStateException on the loop's own thread while the task is pending, since it would never end; on any
     *     thread, if the loop is closed before the task has ended
     */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        return resultOf(BlockingWait.on(this));
    }

    /** The same as {@link #get()}, with a bound. */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return resultOf(BlockingWait.on(this, timeout, unit));
    }

    private T resultOf(Object end) throws ExecutionException {
        Throwable failure = Ending.failure(end);
        if (end instanceof Ending.Cancelled && failure instanceof CancellationException cancelled) {
            throw cancelled;
        }
        if (failure != null) {
            throw new ExecutionException(failure);
        }
        return valueOf(end);
    }

    int number() {
        return number;
    }

    /** Tells whoever watches the loop; those who wait for the task have been queued already. */
    @Override
    void left() {
        if (loop.watch != null) {
            loop.watch.taskEnds(this);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
