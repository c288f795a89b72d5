package io.fermata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A loop that somebody else gives its time and its order, and looks into: the door for test kits and simulations.
 *
 * <p>Programs use {@link EventLoop#create}, and tests the test kit that stands on this. A simulated loop watches no
 * channels, and it keeps the places where its tasks were made. Methods are for the thread that runs the loop, or for any
 * one thread while nobody does.
 */
public final class SimulatedLoop {

    /** The time of a simulated loop, and how it passes while there is nothing to do. */
    public interface Clock {

        /**
         * The time.
         *
         * @return nanoseconds from an arbitrary origin; never less than before
         */
        long nanoTime();

        /**
         * Called on the loop's thread when nothing is ready: lets time pass, or waits for {@link #wakeUp}. It may return
         * early, stop the loop, or cancel tasks. What it throws ends the run and leaves the loop as it is.
         *
         * @param nanos until the next timer; {@code Long.MAX_VALUE} if there is none
         */
        void await(long nanos);

        /** Something has come from outside: ends the wait under way, or the next one. Called from any thread. */
        void wakeUp();
    }

    /** Chooses what runs next, among all that may. */
    @FunctionalInterface
    public interface Scheduler {

        /**
         * Chooses; called before every step, even if there is but one to choose. What it throws ends the run and leaves
         * the loop as it is.
         *
         * @param ready what is ready, in the order in which it became so: the tasks, and null for a callback. Of the
         *     callbacks that have to keep their order only the oldest is there; each timer that is due stands for itself
         * @return an index into {@code ready}
         */
        int next(List<@Nullable Task<?>> ready);
    }

    /**
     * An async generator that was begun and has not ended.
     *
     * @param location where its method stands; null if that is not known
     * @param begunAt where it was first asked for a value, innermost call first
     */
    public record OpenGenerator(@Nullable StackTraceElement location, List<StackTraceElement> begunAt) {}

    private final OutsideWaits outside = new OutsideWaits();
    private final EventLoop loop;

    private SimulatedLoop(RunQueue queue) {
        loop = new EventLoop(queue, outside);
        loop.creationSites.always = true;
    }

    /**
     * A loop with a time of its own, in the usual order.
     *
     * @param clock its time
     * @return a new loop
     */
    public static SimulatedLoop create(Clock clock) {
        return new SimulatedLoop(new RunQueue(new SimulatedWait(Objects.requireNonNull(clock, "clock"))));
    }

    /**
     * A loop with a time and an order of its own.
     *
     * @param clock its time
     * @param scheduler asked before every step
     * @return a new loop
     */
    public static SimulatedLoop create(Clock clock, Scheduler scheduler) {
        SimulatedWait wait = new SimulatedWait(Objects.requireNonNull(clock, "clock"));
        return new SimulatedLoop(new ChosenOrder(wait, Objects.requireNonNull(scheduler, "scheduler")));
    }

    /**
     * The loop.
     *
     * @return always the same
     */
    public EventLoop loop() {
        return loop;
    }

    /**
     * The unfinished tasks.
     *
     * @return a new list, oldest first
     */
    public List<Task<?>> tasks() {
        List<Task<?>> all = new ArrayList<>(loop.allTasks());
        Collections.reverse(all);
        return all;
    }

    /**
     * Where a task of this loop was made.
     *
     * @param task any task
     * @return innermost call first; empty if it is not known
     */
    public List<StackTraceElement> createdAt(Task<?> task) {
        return loop.creationSites.of(task);
    }

    /**
     * What a task waits for: another task, a promise, a lock, a sleep.
     *
     * @param task any task
     * @return its description; null if the task has not begun, runs or has ended
     */
    public @Nullable String awaitedBy(Task<?> task) {
        Object awaited = task.isDone() ? null : task.awaiting();
        return awaited == null ? null : awaited.toString();
    }

    /**
     * Tells whether something is awaited that somebody outside the loop has to bring: a call on another thread, a future
     * of the JDK, an awaitable that is not of the library.
     *
     * @return whether it is worth while to wait for {@link Clock#wakeUp}
     */
    public boolean awaitsOutside() {
        return outside.any();
    }

    /**
     * The async generators that were begun and have not ended.
     *
     * @return a new list, oldest first
     */
    public List<OpenGenerator> openGenerators() {
        return loop.generators.snapshot().stream()
                .map(body -> new OpenGenerator(body.location(), loop.creationSites.of(body)))
                .toList();
    }

    /** Hands the failures that nobody has taken so far to the exception handler, as closing the loop does. */
    public void reportLostFailures() {
        loop.failures.reportAll();
    }
}
