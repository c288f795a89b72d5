package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * How a task goes from one suspension to the next, and how a cancellation gets in between.
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
 * ends the wait; or DUE, there was nothing to tell, the next step throws. DUE alone can be withdrawn.
 *
 * <p>A step that ends in another yield takes the least code, so that the JIT makes it part of the loop that runs it; all else is for
 * {@link #settle}.
 */
abstract sealed class TaskSteps<T extends @Nullable Object> extends Completion<T> permits Task {

    private static final int STARTED = 1;
    private static final int DUE = 2;
    private static final int RELAYED = 4;
    private static final int LISTED = 8;
    private static final int ONE_CANCEL = 16;

    /** A step is over, and the task is to be queued. */
    static final Object YIELDED = new Object();

    /** A step is over, and nothing is left to do. */
    private static final Object PARKED = new Object();

    /** The innermost frame while parked, the outermost before the first step. */
    private @Nullable Coroutine<?> frame;

    private @Nullable Parking awaiting;

    /** The bits above and, in units of {@link #ONE_CANCEL}, how often cancellation was asked for. */
    private int bits;

    private @Nullable String message;

    TaskSteps(EventLoop loop, Coroutine<T> body) {
        super(loop);
        this.frame = body;
    }

    /** Enters the loop's list of tasks, unless it has done so: when it suspends for the first time. */
    final void enlist() {
        if ((bits & LISTED) == 0) {
            loop.tasks.add((Task<?>) this);
            bits |= LISTED;
        }
    }

    final boolean isListed() {
        return (bits & LISTED) != 0;
    }

    /** Called once the task has ended. */
    abstract void left();

    final void requestCancel(@Nullable String why) {
        bits += ONE_CANCEL;
        if ((bits & (DUE | RELAYED)) == 0) {
            message = why;
        }
        if (awaiting == null || !relayCancel(awaiting, why)) {
            bits |= DUE;
        }
    }

    /** How many requests for cancellation are pending. */
    final int cancelRequests() {
        return bits / ONE_CANCEL;
    }

    /** Takes one of them back, and gives how many are left. */
    final int withdrawCancel() {
        if (bits >= ONE_CANCEL) {
            bits -= ONE_CANCEL;
        }
        if (bits < ONE_CANCEL) {
            bits &= ~DUE;
        }
        return cancelRequests();
    }

    final boolean isStarted() {
        return (bits & STARTED) != 0;
    }

    @Nullable
    final Coroutine<?> frame() {
        return frame;
    }

    /** What the task is parked on; null while it runs, or is about to. */
    @Nullable
    final Parking awaiting() {
        return awaiting == Yield.INSTANCE || loop.current == this ? null : awaiting;
    }

    @Override
    final void run() {
        settle(step());
    }

    /**
     * Runs the innermost frame, from a wake-up, or from the first one, to its next suspension: all that a step is, mostly.
     *
     * @return what is to be {@linkplain #settle settled}; a task that has {@link #YIELDED} finds its link in the queue as it was
     */
    @Nullable
    final Object step() {
        EventLoop here = loop;
        if (here.current != this) {
            here.current = (Task<?>) this;
        }
        Object value = null;
        Throwable failure = null;
        if (awaiting != Yield.INSTANCE || bits != (STARTED | LISTED)) {
            Object ending = takeEnding();
            if (ending == null) {
                unlink();
                return PARKED;
            }
            failure = Ending.failure(ending);
            value = failure == null ? Ending.nullable(ending) : null;
            if ((bits & STARTED) == 0) {
                bits |= STARTED;
                if (failure != null) {
                    return Ending.failed(failure);
                }
            }
        }
        Coroutine<?> innermost = frame;
        if (innermost == null) {
            return failure == null ? value : Ending.failed(failure);
        }
        Execution e = here.execution;
        Object result;
        try {
            result = innermost.step(e, value, failure);
        } catch (Throwable thrown) {
            return Ending.failed(e.escaping(thrown, innermost, failure));
        }
        return result == Execution.STILL_SUSPENDED ? park(e, here) : result;
    }

    /** Fields that keep their value are not written: a write costs a barrier of the collector. */
    private Object park(Execution e, EventLoop here) {
        Parking parking = e.parked();
        if (parking == Yield.INSTANCE) {
            if (awaiting != parking) {
                awaiting = parking;
            }
            return YIELDED;
        }
        return parking == null ? Execution.STILL_SUSPENDED : parkOn(parking, here);
    }

    private Object parkOn(Parking parking, EventLoop here) {
        Node following = next;
        unlink();
        parking.park(this, here);
        if (awaiting != parking) {
            awaiting = parking;
        }
        relayDue(parking, following);
        return PARKED;
    }

    /** Does what the outcome of a step asks for, until the task is queued, is parked, or has ended. */
    final void settle(@Nullable Object outcome) {
        Object rest = outcome;
        while (rest != PARKED) {
            if (rest == YIELDED) {
                unlink();
                loop.ready.add(this);
                return;
            }
            rest = rest == Execution.STILL_SUSPENDED ? subscribe(loop.execution) : goOn(rest, loop.execution);
        }
    }

    /** The innermost frame has returned, thrown, or called others that have suspended. */
    private Object goOn(@Nullable Object outcome, Execution e) {
        Object result;
        try {
            result = outcome instanceof Ending.Failed thrown
                    ? e.driveCallersOf(frame, null, thrown.failure)
                    : e.driveCallersOf(frame, outcome, null);
        } catch (Throwable failure) {
            finish(endOf(failure));
            return PARKED;
        }
        if (result == Execution.SUSPENDED) {
            frame = e.innermost();
            enlist();
            return park(e, loop);
        }
        finish((bits & DUE) == 0 ? Ending.of(result) : Ending.cancelled(takeCancellation()));
        return PARKED;
    }

    /** Waits for what nobody can park on; if that has ended already, goes on at once. */
    private @Nullable Object subscribe(Execution e) {
        Subscription subscription = new Subscription(e.awaited(), this, loop);
        awaiting = subscription;
        Node following = next;
        Node before = loop.queue.noteRest(following);
        unlink();
        try {
            if (subscription.arm()) {
                relayDue(subscription, following);
                return PARKED;
            }
        } finally {
            loop.queue.resetRest(before);
        }
        next = following;
        return step();
    }

    /** What to resume with, null to go on waiting: a cancellation that is due comes before any result. */
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

    /**
     * Passes a cancellation that was due at the next await on to what is awaited. That may be code of the user, which may look
     * at the loop's tasks, so the queue notes first what {@code following} is.
     */
    private void relayDue(Parking waited, @Nullable Node following) {
        if ((bits & DUE) == 0) {
            return;
        }
        Node before = loop.queue.noteRest(following);
        try {
            if (relayCancel(waited, message)) {
                bits &= ~DUE;
            }
        } finally {
            loop.queue.resetRest(before);
        }
    }

    private boolean relayCancel(Parking waited, @Nullable String why) {
        boolean relayed = waited.cancel(this, loop, why);
        if (relayed) {
            bits |= RELAYED;
        }
        return relayed;
    }

    /** Forgets the successor in the queue, when the task leaves the queue. */
    private void unlink() {
        if (next != null) {
            next = null;
        }
    }

    private Object endOf(Throwable failure) {
        if (loop.isDebug()) {
            Traces.leavingTask(failure, (Task<?>) this);
        }
        return failure instanceof CancelledError error ? Ending.cancelled(error) : Ending.failed(failure);
    }

    /** A step was broken off by an error of the JVM, which its caller was told: there is nothing to go on with. */
    final void breakOff() {
        finish(Ending.cancelled(new CancelledError("a step was broken off, by a stack overflow or the like")));
    }

    private void finish(Object ending) {
        unlink();
        frame = null;
        if (isListed()) {
            loop.execution.forget();
            loop.tasks.remove((Task<?>) this);
        }
        loop.tasks.ended();
        end(ending);
        left();
    }
}
