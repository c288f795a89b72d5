package io.fermata.testkit;

/** A program that fails in some order of its steps: says in which, and has the failure for its cause. */
public final class ScheduleFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient FailingSchedule schedule;

    ScheduleFailure(FailingSchedule schedule) {
        super(schedule.toString(), schedule.failure());
        this.schedule = schedule;
    }

    /**
     * The order.
     *
     * @return what the message says in words
     */
    public FailingSchedule schedule() {
        return schedule;
    }
}
