package io.fermata.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of steps in which a program fails, with as few steps out of turn as could be found.
 *
 * @param run which one has found it, counted from 1; 0 for the usual order
 * @param seed has the first run find it again; null if it takes none
 * @param strategy by which it was found
 * @param depth that {@link Strategy#PCT} had
 * @param schedule has it replayed as it was shrunk, by {@link Explorer#schedule}
 * @param switchesAtFirst how many steps were out of turn before it was shrunk
 * @param steps what ran, up to the failure
 * @param failure how the program fails, in the shrunk schedule
 */
public record FailingSchedule(
        int run,
        @Nullable Long seed,
        Strategy strategy,
        int depth,
        String schedule,
        int switchesAtFirst,
        List<ScheduleStep> steps,
        Throwable failure) {

    /** Copies the steps. */
    public FailingSchedule {
        steps = List.copyOf(steps);
    }

    /**
     * How many steps are out of turn.
     *
     * @return zero if the program fails in the usual order
     */
    public int switches() {
        return (int) steps.stream().filter(ScheduleStep::isSwitch).count();
    }

    /** Everything there is to know of it, on several lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("fails with ").append(failure);
        if (!steps.isEmpty()) {
            text.append('\n').append(summary());
        }
        steps.forEach(step -> text.append('\n').append(step));
        return schedule.isEmpty()
                ? text.toString()
                : text.append('\n').append(replay()).toString();
    }

    private String summary() {
        if (run == 0 && schedule.isEmpty()) {
            return "in the usual order:";
        }
        String shrunk = switchesAtFirst > switches() ? ", shrunk from " + switchesAtFirst : "";
        String origin = run == 0 ? ":" : " (run " + run + shrunk + "):";
        return "when " + switches() + " of " + steps.size() + " steps " + (switches() == 1 ? "is" : "are")
                + " out of turn" + origin;
    }

    private String replay() {
        String shrunk = "@Explore(schedule = \"" + schedule + "\")";
        return "replay: "
                + (seed == null ? shrunk : "@Explore(seed = " + seed + "L" + chosen() + "); shrunk: " + shrunk);
    }

    /** What a seed means depends on it. */
    private String chosen() {
        boolean byPriority = strategy == Strategy.PCT || strategy == Strategy.MIXED;
        return (strategy == Strategy.MIXED ? "" : ", strategy = Strategy." + strategy)
                + (byPriority && depth != Explorer.DEFAULT_DEPTH ? ", depth = " + depth : "");
    }
}
