package io.fermata;

import io.fermata.observe.LoopSnapshot;
import io.fermata.observe.LoopState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A look at a loop from any thread: the loop itself takes it between two steps, if it comes to it in time. */
final class Observation extends Node {

    private static final int ATTEMPTS = 10;

    /** Seconds. */
    private static final int LONGEST_ANSWER = 30;

    private final EventLoop loop;
    private final CompletableFuture<LoopSnapshot> snapshot = new CompletableFuture<>();

    /** Whether the loop has come to it. */
    private volatile boolean begun;

    private Observation(EventLoop loop) {
        this.loop = loop;
    }

    static LoopSnapshot of(EventLoop loop, Duration patience) {
        if (loop.thread.isHere()) {
            return new LoopView(loop).read(LoopState.RUNNING, Thread.currentThread());
        }
        if (!loop.queue.runsByItself() && loop.thread.beginReading()) {
            try {
                return ofIdle(loop);
            } finally {
                loop.thread.endReading();
            }
        }
        Observation observation = new Observation(loop);
        return loop.queue.push(observation) ? observation.await(patience) : LoopView.unread(loop, LoopState.CLOSED);
    }

    /** Nobody runs the loop meanwhile, but its owner may change it, by making tasks for instance: then this tries again. */
    private static LoopSnapshot ofIdle(EventLoop loop) {
        for (int i = 0; i < ATTEMPTS && !loop.isClosed(); i++) {
            try {
                return new LoopView(loop).read(LoopState.STOPPED, null);
            } catch (RuntimeException changing) {
                Thread.onSpinWait();
            }
        }
        return LoopView.unread(loop, loop.isClosed() ? LoopState.CLOSED : LoopState.STOPPED);
    }

    private LoopSnapshot await(Duration patience) {
        try {
            return await(Durations.nanos(patience));
        } catch (TimeoutException e) {
            snapshot.cancel(false);
        } catch (InterruptedException e) {
            snapshot.cancel(false);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read " + loop, e.getCause());
        }
        return loop.isClosed() ? LoopView.unread(loop, LoopState.CLOSED) : LoopView.blocked(loop, loop.thread.get());
    }

    /** A loop that has begun to answer is not blocked: in a JVM that has never looked before, much has to be loaded. */
    private LoopSnapshot await(long nanos) throws TimeoutException, InterruptedException, ExecutionException {
        try {
            return snapshot.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (begun) {
                return snapshot.get(LONGEST_ANSWER, TimeUnit.SECONDS);
            }
            throw e;
        }
    }

    @Override
    void run() {
        if (snapshot.isDone()) {
            return;
        }
        begun = true;
        loop.queue.lookAway(loop); // what a reader takes is no step of the program
        try {
            snapshot.complete(new LoopView(loop).read(LoopState.RUNNING, Thread.currentThread()));
        } catch (Throwable failure) {
            snapshot.completeExceptionally(failure);
        } finally {
            loop.queue.lookBack();
        }
    }
}
