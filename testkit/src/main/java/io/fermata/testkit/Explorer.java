package io.fermata.testkit;

import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program under many orders of its steps, until one fails.
 *
 * <p>The usual order, asyncio's, is only one of those that a program may meet: with the next release, a slower network or one
 * more task it is another. In every order a task runs to its next suspension without interruption, callbacks run in the order
 * in which they were added, and virtual time passes only when nothing is ready.
 *
 * <p>A run fails if the program throws or can never end, if a task or a callback fails and nobody takes that, and if tasks
 * or async generators are left over.
 *
 * <pre>
 *   Explorer.create().runs(1000).seed(42).check(() -&gt; transferBetweenAccounts());
 * </pre>
 */
public final class Explorer {

    private static final int DEFAULT_RUNS = 1000;
    static final int DEFAULT_DEPTH = 3;
    private static final int DEFAULT_MAX_STEPS = 100_000;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private int runs = DEFAULT_RUNS;
    private long seed;
    private int depth = DEFAULT_DEPTH;
    private int maxSteps = DEFAULT_MAX_STEPS;
    private Strategy strategy = Strategy.MIXED;
    private @Nullable Schedule fixed;

    private Explorer() {}

    /**
     * An explorer with 1,000 runs from seed 0, {@link Strategy#MIXED}.
     *
     * @return a new explorer
     */
    public static Explorer create() {
        return new Explorer();
    }

    /**
     * Sets how many schedules are tried, beside the usual order, which comes first.
     *
     * @param schedules zero or more
     * @return this
     * @throws IllegalArgumentException if negative
     */
    public Explorer runs(int schedules) {
        runs = requireAtLeast(0, schedules, "runs");
        return this;
    }

    /**
     * Sets what all choices follow from.
     *
     * @param start the same seed gives the same schedules; one that a failure names gives its schedule first
     * @return this
     */
    public Explorer seed(long start) {
        seed = start;
        return this;
    }

    /**
     * Sets how schedules are chosen.
     *
     * @param how one for all schedules
     * @return this
     */
    public Explorer strategy(Strategy how) {
        strategy = Objects.requireNonNull(how, "how");
        return this;
    }

    /**
     * Sets how many steps have to come in a certain order for the bugs that {@link Strategy#PCT} looks for.
     *
     * @param steps 3 if nothing is said; most bugs need no more
     * @return this
     * @throws IllegalArgumentException if less than one
     */
    public Explorer depth(int steps) {
        depth = requireAtLeast(1, steps, "depth");
        return this;
    }

    /**
     * Sets after how many steps a program is taken to be caught in a loop.
     *
     * @param steps 100,000 if nothing is said
     * @return this
     * @throws IllegalArgumentException if less than one
     */
    public Explorer maxSteps(int steps) {
        maxSteps = requireAtLeast(1, steps, "maxSteps");
        return this;
    }

    /**
     * Has only one schedule run.
     *
     * @param shrunk as a failure names it: {@code "4:1 9:2"} passes over one task at step 4, and two at step 9
     * @return this
     * @throws IllegalArgumentException if it is no schedule
     */
    public Explorer schedule(String shrunk) {
        fixed = Schedule.parse(shrunk);
        return this;
    }

    private static int requireAtLeast(int least, int number, String name) {
        if (number < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + number);
        }
        return number;
    }

    /**
     * Explores, and throws what was found.
     *
     * @param program begun anew for each schedule
     * @throws ScheduleFailure if a schedule fails
     */
    public void check(Program program) {
        explore(program).failure().ifPresent(found -> {
            throw new ScheduleFailure(found);
        });
    }

    /**
     * Explores.
     *
     * @param program begun anew for each schedule
     * @return what was found: the first schedule that fails
     */
    public Exploration explore(Program program) {
        ProgramRuns target = new ProgramRuns(Objects.requireNonNull(program, "program"), maxSteps);
        if (fixed != null) {
            ProgramRuns.Run only = target.trace(fixed);
            return only.failure() == null
                    ? new Exploration(0, false, Optional.empty())
                    : new Exploration(
                            0, false, Optional.of(finding(target, only, 0, null).asFound()));
        }
        ProgramRuns.Run usual = target.run(Schedule.USUAL);
        if (usual.failure() != null) {
            return found(target, usual, 0, null);
        }
        return strategy == Strategy.EXHAUSTIVE
                ? exhaust(target)
                : search(target, usual.recorder().steps());
    }

    /**
     * Runs a program in the usual order once for each place where {@linkplain Cancellation#of its task} can be cancelled:
     * before its first step, and at each suspension, while it waits and when it is about to go on.
     *
     * @param program begun anew for each place
     * @return how many runs it took
     * @throws CancellationFailure if a run fails
     */
    public int checkCancellations(CancellableProgram program) {
        return new CancellationRuns(Objects.requireNonNull(program, "program"), maxSteps).check();
    }

    private Exploration search(ProgramRuns target, int expectedSteps) {
        for (int run = 1; run <= runs; run++) {
            long seedOfRun = run == 1 ? seed : mix(seed + run * GOLDEN_RATIO);
            ProgramRuns.Run result = target.run(chooser(seedOfRun, expectedSteps));
            if (result.failure() != null) {
                return found(target, result, run, seedOfRun);
            }
        }
        return new Exploration(runs, false, Optional.empty());
    }

    private Chooser chooser(long seedOfRun, int expectedSteps) {
        Random random = new Random(mix(seedOfRun));
        boolean byPriority = strategy == Strategy.PCT || (strategy == Strategy.MIXED && random.nextBoolean());
        return byPriority ? new Priorities(random, depth, expectedSteps) : Chooser.random(random);
    }

    private Exploration exhaust(ProgramRuns target) {
        ExhaustiveSearch search = new ExhaustiveSearch(runs, Integer.MAX_VALUE);
        int run = 0;
        for (Schedule next = search.next(); next != null; next = search.next()) {
            run++;
            ProgramRuns.Run result = target.run(next);
            if (result.failure() != null) {
                return found(target, result, run, null);
            }
            search.ran(next, result.recorder());
        }
        return new Exploration(run, search.isComplete(), Optional.empty());
    }

    private Exploration found(ProgramRuns target, ProgramRuns.Run failed, int run, @Nullable Long seedOfRun) {
        return new Exploration(
                run, false, Optional.of(finding(target, failed, run, seedOfRun).describe()));
    }

    private Finding finding(ProgramRuns target, ProgramRuns.Run failed, int run, @Nullable Long seedOfRun) {
        return new Finding(target, failed, new Origin(run, seedOfRun, strategy, depth), Finding.USUAL_PATIENCE);
    }

    /** Spreads seeds that lie close together; by Stafford's variant 13 of the finaliser of MurmurHash3. */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
