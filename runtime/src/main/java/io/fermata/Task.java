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
 * <pre>
 *               first step                suspends on p                      returns, throws
 *   SCHEDULED ─────────────▶ RUNNING ───────────────────▶ PARKED (awaiting = p)    ┌─────────▶ DONE (ending set)
 *       ▲  (in the ready ring)  │  ▲                          │                    │
 *       │                       │  └────────── run() ─────────┤ p wakes it once    │
 *       │                       └─────────────────────────────┼────────────────────┘
 *       └─────────────────────────────────────────────────────┘
 * </pre>
 *
 * A cancellation is one of two bits until the next step takes both: RELAYED, what the task waits on has been told and
 * ends the wait; or DUE, there was nothing to tell, the next step throws. DUE alone can be withdrawn. Unless said
 * otherwise, methods are for the thread of the loop.
 *
 * @param <T> the result
 */
public final class Task<T extends @Nullable Object> extends Completion<T> implements Future<T> {

    private static final int STARTED = 1;
    private static final int DUE = 2;
    private static final int RELAYED = 4;
    private static final int ONE_CANCEL = 8;

    /** The innermost frame while parked, the outermost before the first step. */
    private @Nullable Coroutine<?> frame;

    private @Nullable Parking awaiting;

    private @Nullable String name;
    private final int number;

    /** The bits above and, in units of {@link #ONE_CANCEL}, how often cancellation was asked for. */
    private int bits;

    private @Nullable String message;

    /** What {@link TaskLocal}s are set to here. */
    Map<TaskLocal<?>, Object> locals;

    /** Neighbours in the loop's list of unfinished tasks. */
    @Nullable
    Task<?> newer;

    @Nullable
    Task<?> older;

    /** A task of its own that nobody runs yet. */
    Task(EventLoop loop, Coroutine<T> body, @Nullable String name) {
        super(loop);
        body.begin();
        this.locals = TaskLocal.bindings(loop.current);
        this.frame = body;
        this.name = name;
        this.number = loop.tasks.add(this);
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
        bits += ONE_CANCEL;
        if ((bits & (DUE | RELAYED)) == 0) {
            message = why;
        }
        if (awaiting == null || !relayCancel(awaiting, why)) {
            bits |= DUE;
        }
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
        return bits / ONE_CANCEL;
    }

    /**
     * Takes one request for cancellation back; with the last one goes a cancellation that has not reached yet what the task
     * waits for.
     *
     * @return how many are left
     */
    public int uncancel() {
        if (bits >= ONE_CANCEL) {
            bits -= ONE_CANCEL;
        }
        if (bits < ONE_CANCEL) {
            bits &= ~DUE;
        }
        return cancelling();
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
        for (Coroutine<?> each = frame; each != null; each = each.parent) {
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
     * @throws IllegalStateException on the loop's own thread while the task is pending: it would never end
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

    boolean isStarted() {
        return (bits & STARTED) != 0;
    }

    @Nullable
    Coroutine<?> frame() {
        return frame;
    }

    /** What the task is parked on; null while it runs, or is about to. */
    @Nullable
    Parking awaiting() {
        return awaiting == Yield.INSTANCE || loop.current == this ? null : awaiting;
    }

    /** Takes one step: from a wake-up, or the first, to the next suspension. */
    @Override
    void run() {
        EventLoop here = loop;
        if (here.current != this) {
            here.current = this;
        }
        Object value = null;
        Throwable failure = null;
        if (awaiting != Yield.INSTANCE || bits != STARTED) {
            Object ending = wakeUp();
            if (ending == null) {
                return;
            }
            value = Ending.value(ending);
            failure = Ending.failure(ending);
        }
        Object next = advance(value, failure, here);
        while (next != null) {
            next = advance(Ending.value(next), Ending.failure(next), here);
        }
    }

    /** What to resume with, null not to: the wait goes on, or the task was cancelled before its first step. */
    private @Nullable Object wakeUp() {
        Object ending = takeEnding();
        if ((bits & STARTED) == 0) {
            bits |= STARTED;
            if (ending instanceof Ending.Failed unstarted) {
                fail(unstarted.failure);
                return null;
            }
        }
        return ending;
    }

    /** What to resume with, null to wait on: a cancellation that is due goes before any result. */
    private @Nullable Object takeEnding() {
        Parking waited = awaiting;
        if ((bits & (DUE | RELAYED)) != 0) {
            return takeCancelledEnding(waited);
        }
        if (waited == null || waited == Yield.INSTANCE) {
            return Ending.NULL;
        }
        Object ending = waited.ending();
        if (ending != null) {
            awaiting = null;
        }
        return ending;
    }

    private @Nullable Object takeCancelledEnding(@Nullable Parking waited) {
        boolean due = (bits & DUE) != 0;
        bits &= ~(DUE | RELAYED);
        awaiting = null;
        if (due) {
            if (waited != null) {
                waited.abandon();
            }
            return Ending.failed(takeCancellation());
        }
        Object ending = waited == null ? Ending.NULL : waited.ending();
        return ending instanceof Ending.Cancelled ? Ending.failed(takeCancellation()) : ending;
    }

    private CancelledError takeCancellation() {
        CancelledError error = new CancelledError(message);
        message = null;
        return error;
    }

    /** Runs to the next suspension; gives its ending if that came at once, null if the task is parked or done. */
    private @Nullable Object advance(@Nullable Object value, @Nullable Throwable thrown, EventLoop here) {
        Execution e = here.execution;
        Object result;
        try {
            result = e.drive(frame, value, thrown);
        } catch (Throwable failure) {
            fail(failure);
            return null;
        }
        if (result == Execution.STILL_SUSPENDED) {
            return park(e, here);
        }
        if (result == Execution.SUSPENDED) {
            frame = e.innermost();
            return park(e, here);
        }
        finish((bits & DUE) == 0 ? Ending.of(result) : Ending.cancelled(takeCancellation()));
        return null;
    }

    /** Fields that keep their value are not written: a write costs a barrier of the collector. */
    private @Nullable Object park(Execution e, EventLoop here) {
        Parking parking = e.parked();
        if (parking == null) {
            return subscribeTo(e.awaited());
        }
        parking.park(this, here);
        if (awaiting != parking) {
            awaiting = parking;
        }
        if ((bits & DUE) != 0) {
            relayDue(parking);
        }
        return null;
    }

    private @Nullable Object subscribeTo(Awaitable<?> awaitable) {
        Subscription subscription = new Subscription(awaitable, this, loop);
        awaiting = subscription;
        if (!subscription.arm()) {
            return takeEnding();
        }
        relayDue(subscription);
        return null;
    }

    /** A cancellation that was due at the next await has found it. */
    private void relayDue(Parking waited) {
        if ((bits & DUE) != 0 && relayCancel(waited, message)) {
            bits &= ~DUE;
        }
    }

    private boolean relayCancel(Parking waited, @Nullable String why) {
        boolean relayed = waited.cancel(this, loop, why);
        if (relayed) {
            bits |= RELAYED;
        }
        return relayed;
    }

    private void fail(Throwable failure) {
        if (loop.isDebug()) {
            Traces.leavingTask(failure, this);
        }
        finish(failure instanceof CancelledError error ? Ending.cancelled(error) : Ending.failed(failure));
    }

    private void finish(Object ending) {
        frame = null;
        loop.execution.forget();
        loop.tasks.remove(this);
        end(ending);
        if (loop.watch != null) {
            loop.watch.taskEnds(this);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
