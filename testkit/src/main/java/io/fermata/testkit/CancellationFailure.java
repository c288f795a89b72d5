package io.fermata.testkit;

import java.util.List;

/** A program that fails when a task of it is cancelled in a certain place: says where, and has the failure for its cause. */
public final class CancellationFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final int suspension;
    private final transient List<ScheduleStep> steps;

    CancellationFailure(Canceller.Point point, String where, List<ScheduleStep> steps, Throwable failure) {
        super(message(point, where, steps, failure), failure);
        this.suspension = point.suspension();
        this.steps = List.copyOf(steps);
    }

    private static String message(Canceller.Point point, String where, List<ScheduleStep> steps, Throwable failure) {
        StringBuilder text = new StringBuilder("fails with ").append(failure);
        text.append("\nwhen the task is cancelled ").append(point).append(where.isEmpty() ? "" : ": " + where);
        steps.forEach(step -> text.append('\n').append(step));
        return text.toString();
    }

    /**
     * At which of its suspensions the task was cancelled.
     *
     * @return counted from 1; 0 before its first step
     */
    public int suspension() {
        return suspension;
    }

    /**
     * What ran, up to the failure.
     *
     * @return step by step
     */
    public List<ScheduleStep> steps() {
        return steps;
    }
}
