package io.fermata.testkit;

import io.fermata.EventLoop;
import io.fermata.SimulatedLoop;
import io.fermata.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cancels a task at one of its suspensions; everything else runs in the usual order. */
final class Canceller implements SimulatedLoop.Scheduler {

    private final Recorder recorder;
    private final Cancellation cancellation;
    private final @Nullable Point point;
    private List<StackTraceElement> stack = List.of();
    private int suspensions;

    /** Whether the step chosen last is one of the task. */
    private boolean stepping;

    private boolean done;

    /**
     * Where to cancel.
     *
     * @param suspension counted from 1; 0 before the first step
     * @param woken whether what the task waits for has come already, or is yet to come
     */
    record Point(int suspension, boolean woken) {

        @Override
        public String toString() {
            return suspension == 0
                    ? "before its first step"
                    : "at its suspension " + suspension + (woken ? ", about to go on" : ", waiting");
        }
    }

    /** A canceller; without a point it only counts. */
    Canceller(Recorder recorder, Cancellation cancellation, @Nullable Point point) {
        this.recorder = recorder;
        this.cancellation = cancellation;
        this.point = point;
    }

    @Override
    public int next(List<@Nullable Task<?>> ready) {
        if (recorder.isFrozen()) {
            return recorder.next(ready);
        }
        Task<?> task = cancellation.task();
        if (task != null && !task.isDone()) {
            suspensions += stepping ? 1 : 0;
            cancelIfHere(task, ready.contains(task));
        }
        int choice = recorder.next(ready);
        stepping = task != null && ready.get(choice) == task;
        if (stepping) {
            // So that this is asked again once the task has suspended, even if nothing else is ready then.
            EventLoop.current().callSoon(() -> {});
        }
        return choice;
    }

    private void cancelIfHere(Task<?> task, boolean ready) {
        if (!done && point != null && point.suspension == suspensions && point.woken == ready) {
            done = true;
            stack = task.stack();
            task.cancel();
        }
    }

    int suspensions() {
        return suspensions;
    }

    /** Where the task stood when it was cancelled. */
    List<StackTraceElement> stack() {
        return stack;
    }
}
