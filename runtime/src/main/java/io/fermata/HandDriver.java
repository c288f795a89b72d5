package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Drives one coroutine without a task: on the calling thread first, then on whichever thread resumes what it awaits.
 *
 * <p>Only one thread at a time is inside: the thread that arms a {@link Subscription} leaves at once, and the one that
 * ends it enters.
 */
final class HandDriver extends Node {

    private final Execution execution = new Execution(null);
    private final Continuation<@Nullable Object> whenDone;
    private @Nullable Coroutine<?> frame;

    /** The loop that what it waits for belongs to, unless that is foreign. Published by {@link #awaiting}. */
    private @Nullable EventLoop home;

    private volatile @Nullable Parking awaiting;
    private volatile boolean cancelled;

    /** Whether the cancellation was passed on to what this waits for; it then arrives as the ending of that, if at all. */
    private boolean relayed;

    @SuppressWarnings("unchecked")
    HandDriver(Coroutine<?> body, Continuation<?> whenDone) {
        body.begin();
        this.frame = body;
        this.whenDone = (Continuation<@Nullable Object>) whenDone;
    }

    void start() {
        advanceAll(Ending.NULL);
    }

    /** Lets the await that this stands at, or else the next one, throw a {@link CancelledError}. From any thread. */
    void cancel() {
        cancelled = true;
        Parking waited = awaiting;
        if (waited instanceof Subscription subscription) {
            if (subscription.detach(null)) {
                subscription.unsubscribe();
                NestedResumptions.run(this);
            }
        } else if (waited != null && home != null) {
            home.runOnThread(() -> cancelHere(waited));
        }
    }

    private void cancelHere(Parking waited) {
        if (cancelled && awaiting == waited && home != null && waited.cancel(this, home, null)) {
            cancelled = false;
            relayed = true;
        }
    }

    /** Goes on with what the wait brought. */
    @Override
    void run() {
        advanceAll(takeEnding());
    }

    private void advanceAll(@Nullable Object first) {
        Object ending = first;
        while (ending != null) {
            ending = advance(ending);
        }
    }

    private @Nullable Object advance(Object ending) {
        execution.loop = EventLoop.running();
        Object result;
        try {
            result = execution.drive(frame, Ending.value(ending), Ending.failure(ending));
        } catch (Throwable failure) {
            frame = null;
            execution.forget();
            whenDone.fail(failure);
            return null;
        }
        if (result == Execution.STILL_SUSPENDED) {
            return park();
        }
        if (result == Execution.SUSPENDED) {
            frame = execution.innermost();
            return park();
        }
        frame = null;
        execution.forget();
        whenDone.resume(result);
        return null;
    }

    private @Nullable Object park() {
        EventLoop loop = execution.loop;
        Parking parking = execution.parked();
        if (loop != null && parking != null) {
            home = loop;
            awaiting = parking;
            parking.park(this, loop);
            cancelHere(parking);
            return null;
        }
        Subscription subscription = new Subscription(execution.awaited(), this, null);
        awaiting = subscription;
        if (!subscription.arm()) {
            return takeEnding();
        }
        if (cancelled && subscription.detach(null)) {
            subscription.unsubscribe();
            return takeEnding();
        }
        return null;
    }

    private @Nullable Object takeEnding() {
        Parking waited = awaiting;
        if (waited == null) {
            throw new AssertionError("resumed without a wait");
        }
        Object ending = waited.ending();
        if (ending == null) {
            return null;
        }
        awaiting = null;
        boolean ours = relayed || cancelled;
        relayed = false;
        if (ours && ending instanceof Ending.Cancelled) {
            cancelled = false;
            return Ending.failed(new CancelledError());
        }
        return ending;
    }
}
