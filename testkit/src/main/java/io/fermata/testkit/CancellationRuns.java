package io.fermata.testkit;

import org.jspecify.annotations.Nullable;

/** A program that is run once for each place where a task of it can be cancelled. */
final class CancellationRuns {

    private final CancellableProgram program;
    private final int maxSteps;

    CancellationRuns(CancellableProgram program, int maxSteps) {
        this.program = program;
        this.maxSteps = maxSteps;
    }

    /** How many runs it took; throws the first failure. */
    int check() {
        int suspensions = run(null);
        int runs = 1;
        for (int suspension = 0; suspension <= suspensions; suspension++) {
            run(new Canceller.Point(suspension, true));
            runs++;
            if (suspension > 0) {
                run(new Canceller.Point(suspension, false));
                runs++;
            }
        }
        return runs;
    }

    /** How often the task was suspended. */
    private int run(Canceller.@Nullable Point point) {
        Cancellation cancellation = new Cancellation();
        Recorder recorder = new Recorder(Chooser.following(Schedule.USUAL), maxSteps, true);
        Canceller canceller = new Canceller(recorder, cancellation, point);
        Throwable failure =
                ExploredRun.failureOf(VirtualTime.create(canceller), recorder, () -> program.begin(cancellation));
        if (failure != null) {
            throw point == null
                    ? new AssertionError("fails without any cancellation: " + failure, failure)
                    : new CancellationFailure(
                            point, ScheduleStep.describe(canceller.stack()), recorder.trace(), failure);
        }
        if (point == null && cancellation.task() == null) {
            throw new IllegalStateException("nothing to cancel: the program never called Cancellation.of(..)");
        }
        return canceller.suspensions();
    }
}
