package io.fermata.testkit;

import io.fermata.EventLoop;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the real time of one run. A loop that keeps busy is stopped between two steps; a step that does not come to its
 * end is interrupted.
 */
final class Watchdog {

    /** How long a step may take once the time is over. */
    private static final long GRACE_MILLIS = 500;

    private static final ScheduledThreadPoolExecutor WATCH = executor();

    private final EventLoop loop;
    private final long deadline;
    private final Thread runner = Thread.currentThread();
    private ScheduledFuture<?> alarm;
    private boolean interrupted;
    private volatile boolean ended;
    private volatile @Nullable OverdueError overdue;

    Watchdog(EventLoop loop, Duration bound) {
        this.loop = loop;
        this.deadline = System.nanoTime() + bound.toNanos();
        this.alarm = WATCH.schedule(() -> bark(bound), bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "fermata-testkit-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** How much time is left. */
    long nanosLeft() {
        return Math.max(0, deadline - System.nanoTime());
    }

    /** Off the loop's thread. */
    private void bark(Duration bound) {
        OverdueError error = OverdueError.busy(loop, bound, Duration.ofMillis(GRACE_MILLIS));
        synchronized (this) {
            if (ended) {
                return;
            }
            overdue = error;
            loop.callSoonThreadsafe(this::stop);
            alarm = WATCH.schedule(this::bite, GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** On the loop's thread; that of a run that has ended meanwhile must not stop the next one. */
    private void stop() {
        if (!ended) {
            loop.stop();
        }
    }

    private synchronized void bite() {
        if (!ended) {
            interrupted = true;
            runner.interrupt();
        }
    }

    /** A run that is ended because its time is over may end with whatever it makes of that. */
    void prevailOver(Throwable failure) {
        OverdueError error = overdue;
        if (error != null && !(failure instanceof OverdueError)) {
            error.addSuppressed(failure);
            throw error;
        }
    }

    void refuseIfOverdue() {
        OverdueError error = overdue;
        if (error != null) {
            throw error;
        }
    }

    synchronized void end() {
        ended = true;
        alarm.cancel(false);
        if (interrupted) {
            Thread.interrupted(); // it was meant for the step alone
        }
    }
}
