package io.fermata.testkit;

import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.SimulatedLoop;
import io.fermata.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event loop whose clock jumps to the next timer as soon as nothing is ready: hours pass in microseconds.
 *
 * <p>Threads get the time they need: while something is awaited that another thread has to bring, the clock stands still.
 * If nothing is ready, no timer is set, nobody outside is waited for and the main task has not ended, then it never will,
 * and the run ends with a {@link DeadlockError}. All methods are for one thread, and none but {@link #elapsed}, {@link #loop},
 * {@link #clock} and {@link #expectOthers} for code that runs on the loop.
 */
public final class VirtualTime implements AutoCloseable {

    private static final Duration USUAL_BOUND = Duration.ofSeconds(10);

    private final JumpingClock jumps = new JumpingClock(this);
    private final SimulatedLoop simulated;
    private Duration bound = USUAL_BOUND;
    private boolean closed;

    private VirtualTime(SimulatedLoop.@Nullable Scheduler scheduler) {
        simulated = scheduler == null
                ? SimulatedLoop.create(jumps)
                : SimulatedLoop.create(jumps, new BoundedScheduler(jumps, scheduler));
    }

    /**
     * A loop at time zero, which runs what is ready in the usual order.
     *
     * @return a new one
     */
    public static VirtualTime create() {
        return new VirtualTime(null);
    }

    /**
     * A loop at time zero, of which somebody else chooses what runs next.
     *
     * @param scheduler asked before every step
     * @return a new one
     */
    public static VirtualTime create(SimulatedLoop.Scheduler scheduler) {
        return new VirtualTime(Objects.requireNonNull(scheduler, "scheduler"));
    }

    /**
     * The loop.
     *
     * @return always the same
     */
    public EventLoop loop() {
        return simulated.loop();
    }

    /**
     * How much virtual time has passed.
     *
     * @return since this was made
     */
    public Duration elapsed() {
        return Duration.ofNanos(jumps.nanoTime());
    }

    /**
     * The same time for code that asks a {@link Clock}; it begins with the year 1970, in UTC.
     *
     * @return shows what {@link #elapsed} says
     */
    public Clock clock() {
        return new VirtualClock(this, Instant.EPOCH, ZoneOffset.UTC);
    }

    /**
     * Bounds the real time that one run may take: ten seconds unless this is called. It ends loops that keep busy for ever
     * and waits for threads that never come.
     *
     * @param real at most this, from its begin to its end
     * @return this
     */
    public VirtualTime within(Duration real) {
        bound = Objects.requireNonNull(real, "real");
        return this;
    }

    /**
     * Decides what the clock does while something is awaited from outside, a future that another thread completes for
     * instance: stand still, as it does unless this is called, or go on to the next timer. The latter is for futures that
     * the program under test completes by itself, after a while.
     *
     * @param stands false for a clock that goes on
     * @return this
     */
    public VirtualTime standStillForOthers(boolean stands) {
        jumps.standsForOthers = stands;
        return this;
    }

    /**
     * Announces that another thread will call the loop, by {@link EventLoop#callSoonThreadsafe} for instance, to bring what
     * is awaited. The loop cannot know by itself: from inside, a promise that a thread completes looks like one that nobody
     * does. From now on the clock stands still, and what waits is not a deadlock.
     *
     * @param expected false once they have called
     * @return this
     */
    public VirtualTime expectOthers(boolean expected) {
        jumps.expectsOthers = expected;
        return this;
    }

    /**
     * {@link io.fermata.Asyncio#run} in virtual time: runs a program, cancels what is left over, closes the loop.
     *
     * @param <T> the result
     * @param main a fresh coroutine
     * @return its result; a failure is thrown as it was
     * @throws DeadlockError if the program can never end
     * @throws OverdueError if it takes too much real time
     */
    public <T extends @Nullable Object> T run(Coroutine<T> main) {
        try (this) {
            return runUntilComplete(main);
        }
    }

    /**
     * Runs a coroutine as a task until it ends; other tasks stay where they are, and so does the loop.
     *
     * @param <T> the result
     * @param main a fresh coroutine
     * @return its result; a failure is thrown as it was
     * @throws DeadlockError if it can never end
     * @throws OverdueError if it takes too much real time
     */
    public <T extends @Nullable Object> T runUntilComplete(Coroutine<T> main) {
        return jumps.bounded(bound, () -> {
            jumps.goOnForEver();
            return loop().runUntilComplete(main);
        });
    }

    /**
     * Lets so much time pass: everything that is due by then runs. Zero runs what is ready now.
     *
     * @param time zero or more
     * @throws IllegalArgumentException if {@code time} is negative
     * @throws OverdueError if that takes too much real time
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        jumps.bounded(bound, () -> {
            jumps.goOnUntil(jumps.nanoTime() + time.toNanos());
            loop().runForever();
            return null;
        });
    }

    /**
     * Runs until nothing happens any more, however much time that takes: nothing is ready, no timer is set, and nobody
     * outside is waited for.
     *
     * @throws OverdueError if that takes too much real time: there is a task that sleeps again and again
     */
    public void runUntilIdle() {
        jumps.bounded(bound, () -> {
            jumps.goOnUntilIdle();
            loop().runForever();
            return null;
        });
    }

    /**
     * Cancels what is left over, closes generators that are open, waits for blocking calls, and closes the loop. Closing
     * twice is fine.
     */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            new Shutdown(this).run();
        }
    }

    SimulatedLoop simulated() {
        return simulated;
    }

    /** A loop that always finds something to do gets no chance to stop if the scheduler never takes the callback. */
    private record BoundedScheduler(JumpingClock jumps, SimulatedLoop.Scheduler scheduler)
            implements SimulatedLoop.Scheduler {

        @Override
        public int next(List<@Nullable Task<?>> ready) {
            jumps.refuseIfOverdue();
            return scheduler.next(ready);
        }
    }
}
