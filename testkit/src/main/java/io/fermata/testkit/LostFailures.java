package io.fermata.testkit;

import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import io.fermata.ExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Keeps the first failure that nobody in a program takes: it counts as the program's own. */
final class LostFailures implements ExceptionHandler {

    private @Nullable Throwable first;

    private LostFailures() {}

    /** Runs a program; gives what it fails with or loses, null if all is well. */
    static @Nullable Throwable orFailureOf(VirtualTime time, Recorder recorder, Program program) {
        LostFailures lost = new LostFailures();
        time.loop().setExceptionHandler(lost);
        try (time) {
            run(time, recorder, program);
        } catch (Throwable failure) {
            return failure;
        }
        return lost.first;
    }

    private static void run(VirtualTime time, Recorder recorder, Program program) {
        try {
            time.runUntilComplete(new Beginning(program));
        } finally {
            recorder.freeze();
        }
    }

    @Override
    public void handle(EventLoop loop, ExceptionContext context) {
        if (first == null) {
            first = context.exception();
        }
    }
}
