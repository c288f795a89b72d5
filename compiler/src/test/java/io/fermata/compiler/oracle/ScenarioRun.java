package io.fermata.compiler.oracle;

import io.fermata.Awaitable;
import io.fermata.Continuation;
import io.fermata.Coroutine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One run of a scenario: hands out what it awaits, keeps its log, and resumes what is pending, first come first served. */
final class ScenarioRun {
    private static final int LIMIT = 100_000;
    private static final ThreadLocal<ScenarioRun> CURRENT = new ThreadLocal<>();

    private final Schedule schedule;
    private final List<String> log = new ArrayList<>();
    private final Queue<Runnable> arrivals = new ArrayDeque<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private int handedOut;
    private int suspensions;

    private ScenarioRun(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The run on whose behalf this thread executes a scenario. */
    static ScenarioRun current() {
        ScenarioRun run = CURRENT.get();
        if (run == null) {
            throw new IllegalStateException("only a scenario that is being run can probe");
        }
        return run;
    }

    /** Has something done when all has been observed. */
    void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /** Executes part of the run on another thread, while its own waits. */
    void enter(Runnable part) {
        CURRENT.set(this);
        try {
            part.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** What a run has shown, and how much it awaited. */
    record Report(Observation observation, int awaitables, int suspensions) {}

    static Report run(Schedule schedule, Callable<Coroutine<?>> scenario) {
        ScenarioRun run = new ScenarioRun(schedule);
        CURRENT.set(run);
        try {
            return run.report(scenario);
        } finally {
            CURRENT.remove();
        }
    }

    private Report report(Callable<Coroutine<?>> scenario) {
        CompletableFuture<Object> end = new CompletableFuture<>();
        try {
            scenario.call().start(new Settling(end));
        } catch (Throwable failure) { // of an untransformed method, which runs when it is called
            end.completeExceptionally(failure);
        }
        while (!arrivals.isEmpty()) {
            arrivals.remove().run();
        }
        Observation observation = end.isDone()
                ? end.handle((value, failure) -> Observation.of(value, failure, List.copyOf(log)))
                        .join()
                : new Observation("never ended", List.copyOf(log));
        atEnd.forEach(Runnable::run);
        return new Report(observation, handedOut, suspensions);
    }

    void log(Object effect) {
        boolean array = effect != null && effect.getClass().isArray();
        log.add(array ? Observation.describe(effect) : String.valueOf(effect));
        requireProgress(log.size());
    }

    <T> Awaitable<T> later(Promised<T> original) {
        Schedule.Arrival arrival = nextArrival();
        Promised<T> promised = unlessItFails(original);
        return switch (arrival) {
            case DONE -> promised.ready();
            case INLINE ->
                waiter -> {
                    suspensions++;
                    promised.settle(waiter);
                };
            case PENDING ->
                waiter -> {
                    suspensions++;
                    arrivals.add(() -> promised.settle(waiter));
                };
        };
    }

    <T> CompletionStage<T> stage(Promised<T> original) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Schedule.Arrival arrival = nextArrival();
        Promised<T> promised = unlessItFails(original);
        if (arrival == Schedule.Arrival.PENDING) {
            suspensions++;
            arrivals.add(() -> promised.settle(future));
        } else {
            promised.settle(future);
        }
        return future;
    }

    private <T> Promised<T> unlessItFails(Promised<T> original) {
        return schedule.fails().test(handedOut) ? new Promised<>(null, new Error("ended instead")) : original;
    }

    private Schedule.Arrival nextArrival() {
        requireProgress(++handedOut);
        return schedule.arrivals().apply(handedOut);
    }

    private static void requireProgress(int count) {
        if (count > LIMIT) {
            throw new AssertionError("the scenario does not come to an end");
        }
    }

    private record Settling(CompletableFuture<Object> end) implements Continuation<Object> {
        @Override
        public void resume(Object value) {
            if (!end.complete(value)) {
                throw new AssertionError("ended a second time, with " + value);
            }
        }

        @Override
        public void fail(Throwable failure) {
            if (!end.completeExceptionally(failure)) {
                throw new AssertionError("ended a second time", failure);
            }
        }
    }
}
