package io.fermata.testkit;

import java.time.Duration;
import java.util.List;

/** A run that has failed, to be shrunk and described. */
final class Finding {

    static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private static final int SHRINKING_RUNS = 500;

    private final ProgramRuns target;
    private final ProgramRuns.Run found;
    private final Origin origin;
    private final Symptom symptom;
    private final long deadline;

    /**
     * What is to be told.
     *
     * @param patience how much real time shrinking may take
     */
    Finding(ProgramRuns target, ProgramRuns.Run found, Origin origin, Duration patience) {
        this.target = target;
        this.found = found;
        this.origin = origin;
        this.symptom = Symptom.of(found.requireFailure());
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** Shrinks it first, unless each attempt would take as long as a run may. */
    FailingSchedule describe() {
        Schedule original = found.recorder().schedule();
        if (found.failure() instanceof OverdueError) {
            return asFound();
        }
        if (!fails(original)) {
            return tell(original, found.recorder().trace(), notAgain());
        }
        Shrinker shrinker = new Shrinker(candidate -> isInTime() && fails(candidate), SHRINKING_RUNS);
        Schedule shrunk = withFewest(shrinker.shrink(original));
        ProgramRuns.Run shown = target.trace(shrunk);
        Throwable failure = shown.failure();
        return tell(shrunk, shown.recorder().trace(), failure == null ? notAgain() : failure);
    }

    /** Without running it again. */
    FailingSchedule asFound() {
        return tell(found.recorder().schedule(), found.recorder().trace(), found.requireFailure());
    }

    private FailingSchedule tell(Schedule schedule, List<ScheduleStep> steps, Throwable failure) {
        return new FailingSchedule(
                origin.run(),
                origin.seed(),
                origin.strategy(),
                origin.depth(),
                schedule.toString(),
                found.recorder().schedule().size(),
                steps,
                failure);
    }

    /** Looks for a schedule with fewer, but different decisions, which shrinking cannot reach. */
    private Schedule withFewest(Schedule shrunk) {
        if (shrunk.size() <= 1) {
            return shrunk;
        }
        ExhaustiveSearch search = new ExhaustiveSearch(SHRINKING_RUNS, shrunk.size() - 1);
        for (Schedule next = search.next(); next != null && isInTime(); next = search.next()) {
            ProgramRuns.Run run = target.run(next);
            if (symptom.isOf(run.failure())) {
                return next;
            }
            search.ran(next, run.recorder());
        }
        return shrunk;
    }

    private boolean isInTime() {
        return System.nanoTime() - deadline < 0;
    }

    private boolean fails(Schedule schedule) {
        return symptom.isOf(target.run(schedule).failure());
    }

    private Throwable notAgain() {
        return new AssertionError(
                "the same order of steps does not fail again: the program depends on something else, a clock,"
                        + " randomness or a thread for instance",
                found.requireFailure());
    }
}
