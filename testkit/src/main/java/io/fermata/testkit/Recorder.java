package io.fermata.testkit;

import io.fermata.SimulatedLoop;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has a chooser order the steps of a run, and writes down what it chose. */
final class Recorder implements SimulatedLoop.Scheduler {

    private final Chooser chooser;
    private final int maxSteps;
    private final boolean tracing;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Integer> alternatives = new ArrayList<>();
    private final List<ScheduleStep> trace = new ArrayList<>();
    private boolean frozen;
    private int stepsSince;

    /**
     * Records a run.
     *
     * @param maxSteps after which the run is taken for endless
     * @param tracing whether {@link #trace} is wanted, which takes time
     */
    Recorder(Chooser chooser, int maxSteps, boolean tracing) {
        this.chooser = chooser;
        this.maxSteps = maxSteps;
        this.tracing = tracing;
    }

    @Override
    public int next(List<@Nullable Task<?>> ready) {
        if (frozen) {
            refuseIfEndless(++stepsSince);
            return 0;
        }
        int step = alternatives.size() + 1;
        refuseIfEndless(step);
        int choice = chooser.choose(ready, step);
        alternatives.add(ready.size());
        if (choice > 0) {
            decisions.add(new Decision(step, choice));
        }
        if (tracing) {
            trace.add(describe(step, ready.get(choice), choice > 0 ? nameOf(ready.get(0)) : null));
        }
        return choice;
    }

    private void refuseIfEndless(int step) {
        if (step > maxSteps) {
            throw new IllegalStateException("no end after " + maxSteps + " steps");
        }
    }

    /** The program has ended: what is left over is put away in the usual order, and is no part of the run. */
    void freeze() {
        frozen = true;
    }

    boolean isFrozen() {
        return frozen;
    }

    private static ScheduleStep describe(int step, @Nullable Task<?> task, @Nullable String passedOver) {
        return task == null
                ? new ScheduleStep(step, null, List.of(), passedOver)
                : new ScheduleStep(step, task.name(), task.stack(), passedOver);
    }

    private static String nameOf(@Nullable Task<?> task) {
        return task == null ? "a callback" : task.name();
    }

    int steps() {
        return alternatives.size();
    }

    /** How many were ready before a step. */
    int alternatives(int step) {
        return alternatives.get(step - 1);
    }

    Schedule schedule() {
        return new Schedule(decisions);
    }

    List<ScheduleStep> trace() {
        return trace;
    }
}
