package io.fermata;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What makes a loop go on somebody else's thread: one task of an executor is one iteration, or none if there is nothing to
 * do.
 */
final class ExecutorDrive implements IdleWait, Runnable {

    private final Executor executor;
    private @Nullable EventLoop loop;

    /** The earliest time, on the loop's clock, for which a timer of the JDK has been set to run the loop. */
    private long armedFor = Long.MAX_VALUE;

    private volatile boolean closed;

    ExecutorDrive(Executor executor) {
        this.executor = executor;
    }

    static EventLoop loop(Executor executor) {
        ExecutorDrive drive = new ExecutorDrive(executor);
        EventLoop loop = new EventLoop(drive);
        drive.loop = loop;
        loop.ready.whenFilled(drive::filled);
        loop.queue.fallAsleep();
        return loop;
    }

    /** Something is ready: an iteration under way will see it by itself. */
    private void filled() {
        if (!loop().thread.isHere()) {
            wakeUp();
        }
    }

    private EventLoop loop() {
        return Objects.requireNonNull(loop);
    }

    @Override
    public void run() {
        EventLoop driven = loop();
        // A dialogue that a step has opened may let the executor run this within an iteration.
        if (closed || driven.thread.isHere()) {
            return;
        }
        driven.runReady();
        if (closed) {
            return;
        }
        if (driven.queue.fallAsleep()) {
            arm(driven.queue);
        } else {
            executor.execute(this);
        }
    }

    private void arm(RunQueue queue) {
        long deadline = queue.nextDeadline();
        if (deadline < armedFor) {
            armedFor = deadline;
            long nanos = Math.max(0, deadline - queue.time());
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, executor)
                    .execute(() -> {
                        if (armedFor == deadline) {
                            armedFor = Long.MAX_VALUE;
                        }
                        run();
                    });
        }
    }

    @Override
    public void timerAdded() {
        filled();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean isDriven() {
        return true;
    }

    @Override
    public void requireRunnable() {
        throw new IllegalStateException("this event loop is driven by an executor, and runs by itself");
    }

    @Override
    public void await(long nanos) {
        throw new AssertionError("never runs with nothing to do");
    }

    @Override
    public void wakeUp() {
        if (!closed) {
            executor.execute(this);
        }
    }

    @Override
    public void leave() {}

    @Override
    public void close() {
        closed = true;
    }
}
