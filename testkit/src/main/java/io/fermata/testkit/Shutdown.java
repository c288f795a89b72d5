package io.fermata.testkit;

import io.fermata.EventLoop;
import io.fermata.ExceptionContext;
import io.fermata.SimulatedLoop;
import io.fermata.Task;
import java.time.Duration;
import java.util.List;

/** The end of a loop in virtual time: what is left over is cancelled, and gets the time it takes to end. */
final class Shutdown {

    /** How often a task may be cancelled that goes on all the same. */
    private static final int PATIENCE = 10;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final VirtualTime time;
    private final SimulatedLoop simulated;
    private final EventLoop loop;

    Shutdown(VirtualTime time) {
        this.time = time;
        this.simulated = time.simulated();
        this.loop = time.loop();
    }

    void run() {
        time.expectOthers(false);
        try {
            cancelTasks();
            if (!simulated.openGenerators().isEmpty()) {
                time.runUntilComplete(loop.shutdownAsyncgens());
            }
            awaitBlockingCalls();
        } finally {
            loop.close();
        }
    }

    private void cancelTasks() {
        for (int i = 0; i < PATIENCE && !simulated.tasks().isEmpty(); i++) {
            simulated.tasks().forEach(Task::cancel);
            time.standStillForOthers(false).runUntilIdle();
        }
    }

    /** In real time, as long as a run may take: virtual time stands still. */
    private void awaitBlockingCalls() {
        try {
            time.standStillForOthers(true).expectOthers(true).runUntilComplete(loop.shutdownDefaultExecutor(FOR_EVER));
        } catch (OverdueError overdue) {
            loop.callExceptionHandler(
                    new ExceptionContext("blocking calls were left running", overdue, null, List.of()));
        }
    }
}
