package io.fermata.testkit;

import org.jspecify.annotations.Nullable;

/** One run of a program: what nobody takes, and what is left over, counts as a failure of its own. */
final class ExploredRun {

    private ExploredRun() {}

    /** Runs a program; gives what it fails with, loses or leaves over, null if all is well. */
    static @Nullable Throwable failureOf(VirtualTime time, Recorder recorder, Program program) {
        Leaks leaks = new Leaks("program", time);
        try (time) {
            run(time, recorder, program);
            leaks.settle();
            if (leaks.firstLost() == null) {
                leaks.refuse();
            }
        } catch (Throwable failure) {
            return failure;
        }
        return leaks.firstLost();
    }

    private static void run(VirtualTime time, Recorder recorder, Program program) {
        try {
            time.runUntilComplete(new Beginning(program));
        } finally {
            recorder.freeze();
        }
    }
}
