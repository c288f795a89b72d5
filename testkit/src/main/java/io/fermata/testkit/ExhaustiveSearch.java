package io.fermata.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * All schedules of a program, each once, those with the fewest decisions first: after a schedule has been run, all those follow
 * that add one decision at a later step.
 */
final class ExhaustiveSearch {

    private final Queue<Schedule> waiting = new ArrayDeque<>();
    private final int mostDecisions;

    /** How many schedules may still be added; -1 once one had to be left out. */
    private int room;

    /** Whether a run did not follow its schedule. */
    private boolean astray;

    /**
     * A search from the usual order on.
     *
     * @param most how many schedules there will be at most
     * @param mostDecisions in a schedule
     */
    ExhaustiveSearch(int most, int mostDecisions) {
        this.room = most;
        this.mostDecisions = mostDecisions;
        add(Schedule.USUAL);
    }

    /** The next schedule to run; null if there is none left. */
    @Nullable
    Schedule next() {
        return waiting.poll();
    }

    /** Takes note of the schedule that has just been run; one that could not be followed leads nowhere. */
    void ran(Schedule schedule, Recorder run) {
        if (!run.schedule().equals(schedule)) {
            astray = true;
            return;
        }
        if (schedule.size() == mostDecisions) {
            return;
        }
        for (int step = schedule.lastStep() + 1; step <= run.steps(); step++) {
            for (int choice = 1; choice < run.alternatives(step); choice++) {
                if (!add(schedule.with(new Decision(step, choice)))) {
                    return;
                }
            }
        }
    }

    /** Whether every schedule was run, or will be. */
    boolean isComplete() {
        return room >= 0 && !astray;
    }

    private boolean add(Schedule schedule) {
        if (room <= 0) {
            room = -1;
            return false;
        }
        room--;
        waiting.add(schedule);
        return true;
    }
}
