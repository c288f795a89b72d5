package io.fermata.testkit;

import org.jspecify.annotations.Nullable;

/** A run that has failed, to be shrunk and told of. */
final class Finding {

    private static final int SHRINKING_RUNS = 500;

    private final ProgramRuns target;
    private final ProgramRuns.Run found;
    private final Class<?> kind;

    Finding(ProgramRuns target, ProgramRuns.Run found) {
        this.target = target;
        this.found = found;
        this.kind = found.requireFailure().getClass();
    }

    FailingSchedule describe(int run, @Nullable Long seed) {
        Schedule original = found.recorder().schedule();
        if (!fails(original)) {
            return new FailingSchedule(
                    run,
                    seed,
                    original.toString(),
                    original.size(),
                    found.recorder().trace(),
                    notAgain(found.requireFailure()));
        }
        Schedule shrunk = withFewest(new Shrinker(this::fails, SHRINKING_RUNS).shrink(original));
        ProgramRuns.Run shown = target.trace(shrunk);
        return new FailingSchedule(
                run, seed, shrunk.toString(), original.size(), shown.recorder().trace(), shown.requireFailure());
    }

    /** What shrinking step by step cannot reach: fewer decisions, but others. */
    private Schedule withFewest(Schedule shrunk) {
        if (shrunk.size() <= 1) {
            return shrunk;
        }
        ExhaustiveSearch search = new ExhaustiveSearch(SHRINKING_RUNS, shrunk.size() - 1);
        for (Schedule next = search.next(); next != null; next = search.next()) {
            ProgramRuns.Run run = target.run(next);
            if (kind.isInstance(run.failure())) {
                return next;
            }
            search.ran(next, run.recorder());
        }
        return shrunk;
    }

    private boolean fails(Schedule schedule) {
        return kind.isInstance(target.run(schedule).failure());
    }

    private static Throwable notAgain(Throwable failure) {
        return new AssertionError(
                "the same order of steps does not fail again: the program depends on something else, a clock, randomness or "
                        + "a thread for instance",
                failure);
    }
}
