package io.fermata.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A program that is run under one schedule after the other, each time on a loop of its own. */
final class ProgramRuns {

    private final Program program;
    private final int maxSteps;

    ProgramRuns(Program program, int maxSteps) {
        this.program = program;
        this.maxSteps = maxSteps;
    }

    /**
     * How a run went.
     *
     * @param recorder which steps it took
     * @param failure how it failed, if it did
     */
    record Run(Recorder recorder, @Nullable Throwable failure) {

        Throwable requireFailure() {
            return Objects.requireNonNull(failure, "failure");
        }
    }

    Run run(Schedule schedule) {
        return run(Chooser.following(schedule));
    }

    Run run(Chooser chooser) {
        return run(new Recorder(chooser, maxSteps, false));
    }

    /** The same as {@link #run(Schedule)}, with the places where tasks stand. */
    Run trace(Schedule schedule) {
        return run(new Recorder(Chooser.following(schedule), maxSteps, true));
    }

    private Run run(Recorder recorder) {
        return new Run(recorder, ExploredRun.failureOf(VirtualTime.create(recorder), recorder, program));
    }
}
