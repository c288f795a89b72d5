package io.fermata.testkit;

import io.fermata.EventLoop;
import io.fermata.SimulatedLoop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clock of a {@link VirtualTime}, and what it does when nothing is ready. */
final class JumpingClock implements SimulatedLoop.Clock {

    private static final long NEVER = Long.MAX_VALUE;

    private final VirtualTime time;
    private final Semaphore wakeUps = new Semaphore(0);
    private long now;

    /** Where the clock is to stop; {@link #NEVER} to go on for as long as there are timers. */
    private long limit = NEVER;

    /** Whether a program that has nothing more to do is one that has ended. */
    private boolean mayBeIdle;

    boolean standsForOthers = true;

    /** Whether another thread will call the loop, which the loop cannot know by itself. */
    boolean expectsOthers;

    private @Nullable Watchdog watchdog;

    JumpingClock(VirtualTime time) {
        this.time = time;
    }

    void goOnForEver() {
        limit = NEVER;
        mayBeIdle = false;
    }

    void goOnUntil(long nanos) {
        limit = nanos < 0 ? NEVER - 1 : nanos;
        mayBeIdle = true;
    }

    void goOnUntilIdle() {
        limit = NEVER;
        mayBeIdle = true;
    }

    /** Runs something on the loop for no longer than a while of real time. */
    <T extends @Nullable Object> T bounded(Duration bound, Supplier<T> run) {
        Watchdog dog = new Watchdog(time.loop(), bound);
        watchdog = dog;
        try {
            T result = run.get();
            dog.refuseIfOverdue();
            return result;
        } catch (Throwable failure) {
            dog.prevailOver(failure);
            throw failure;
        } finally {
            dog.end();
            watchdog = null;
        }
    }

    void refuseIfOverdue() {
        if (watchdog != null) {
            watchdog.refuseIfOverdue();
        }
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void await(long nanos) {
        SimulatedLoop simulated = time.simulated();
        boolean othersAwaited = expectsOthers || simulated.awaitsOutside();
        if (wakeUps.tryAcquire()) {
            return;
        }
        if (now == limit) {
            simulated.loop().stop();
        } else if (othersAwaited && (standsForOthers || nanos == NEVER)) {
            waitForOthers();
        } else if (nanos <= limit - now && nanos != NEVER) {
            now += nanos;
        } else if (mayBeIdle) {
            now = limit == NEVER ? now : limit;
            simulated.loop().stop();
        } else {
            throw new DeadlockError(simulated.loop());
        }
    }

    private void waitForOthers() {
        EventLoop loop = time.loop();
        Watchdog dog = watchdog;
        long patience = dog == null ? NEVER : dog.nanosLeft();
        try {
            boolean woken = wakeUps.tryAcquire(patience, TimeUnit.NANOSECONDS);
            // The watchdog wakes a clock that stands, too, by looking at the loop.
            if (!woken || (dog != null && dog.nanosLeft() == 0)) {
                throw OverdueError.waitingForOthers(loop);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw OverdueError.waitingForOthers(loop);
        }
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }
}
