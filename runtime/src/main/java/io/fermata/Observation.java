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

    private final EventLoop loop;
    private final CompletableFuture<LoopSnapshot> snapshot = new CompletableFuture<>();

    private Observation(EventLoop loop) {
        this.loop = loop;
    }

    static LoopSnapshot of(EventLoop loop, Duration patience) {
        Thread thread = loop.thread.get();
        if (thread == Thread.currentThread()) {
            return new LoopView(loop).read(LoopState.RUNNING, thread);
        }
        if (thread == null && !loop.queue.runsByItself()) {
            LoopState state = loop.isClosed() ? LoopState.CLOSED : LoopState.STOPPED;
            return state == LoopState.CLOSED ? LoopView.closed(loop) : new LoopView(loop).read(state, null);
        }
        Observation observation = new Observation(loop);
        return loop.queue.push(observation) ? observation.await(patience) : LoopView.closed(loop);
    }

    private LoopSnapshot await(Duration patience) {
        try {
            return snapshot.get(Durations.nanos(patience), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            snapshot.cancel(false);
        } catch (InterruptedException e) {
            snapshot.cancel(false);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read " + loop, e.getCause());
        }
        return loop.isClosed() ? LoopView.closed(loop) : LoopView.blocked(loop, loop.thread.get());
    }

    @Override
    void run() {
        if (snapshot.isDone()) {
            return;
        }
        try {
            snapshot.complete(new LoopView(loop).read(LoopState.RUNNING, Thread.currentThread()));
        } catch (Throwable failure) {
            snapshot.completeExceptionally(failure);
        }
    }
}
