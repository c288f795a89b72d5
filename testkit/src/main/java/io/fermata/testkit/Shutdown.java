package io.fermata.testkit;

import io.fermata.EventLoop;
import io.fermata.SimulatedLoop;
import io.fermata.Task;

/** The end of a loop in virtual time: what is left over is cancelled, and gets the time it takes to end. */
final class Shutdown {

    /** How often a task may be cancelled that goes on all the same. */
    private static final int PATIENCE = 10;

    private final VirtualTime time;
    private final SimulatedLoop simulated;
    private final EventLoop loop;

    Shutdown(VirtualTime time) {
        this.time = time;
        this.simulated = time.simulated();
        this.loop = time.loop();
    }

    void run() {
        try {
            cancelTasks();
            if (!simulated.openGenerators().isEmpty()) {
                time.runUntilComplete(loop.shutdownAsyncgens());
            }
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
}
