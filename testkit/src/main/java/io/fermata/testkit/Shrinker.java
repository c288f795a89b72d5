package io.fermata.testkit;

import java.util.function.Predicate;

/**
 * Takes decisions out of a failing schedule as long as it still fails: delta debugging (Zeller and Hildebrandt 2002), then
 * every schedule with fewer decisions, as far as there is time.
 */
final class Shrinker {

    private final Predicate<Schedule> fails;
    private int attempts;

    /**
     * A shrinker.
     *
     * @param fails runs a schedule; whether it fails in the same way
     * @param attempts how many schedules may be run
     */
    Shrinker(Predicate<Schedule> fails, int attempts) {
        this.fails = fails;
        this.attempts = attempts;
    }

    /** A schedule that fails, from which no decision can be taken. */
    Schedule shrink(Schedule failing) {
        Schedule shortest = failing;
        int chunk = Math.max(1, shortest.size() / 2);
        while (attempts > 0 && shortest.size() > 0) {
            Schedule shorter = withoutChunks(shortest, chunk);
            boolean progress = shorter.size() < shortest.size();
            shortest = shorter;
            if (!progress && chunk == 1) {
                break;
            }
            chunk = progress ? Math.max(1, Math.min(chunk, shortest.size() / 2)) : chunk / 2;
        }
        return shortest;
    }

    /** Tries to take out each run of so many decisions, the last ones first: those before them keep their meaning. */
    private Schedule withoutChunks(Schedule failing, int chunk) {
        Schedule current = failing;
        int end = current.size();
        while (end > 0 && attempts > 0) {
            int start = Math.max(0, end - chunk);
            Schedule candidate = current.without(start, end);
            if (stillFails(candidate)) {
                current = candidate;
            }
            end = Math.min(start, current.size());
        }
        return current;
    }

    private boolean stillFails(Schedule candidate) {
        attempts--;
        return fails.test(candidate);
    }
}
