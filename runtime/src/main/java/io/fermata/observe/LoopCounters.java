package io.fermata.observe;

import java.time.Duration;
import java.util.Objects;

/**
 * What a loop counts of itself all the time.
 *
 * @param steps how many callbacks and steps of tasks it has run
 * @param longestStep the longest step, measured, in debug mode or while a flight recording asks for Fermata's events.
 *     Otherwise the longest time between two looks at the clock with no sleep in between: an upper bound for a step, close
 *     to it where one step blocks. The loop looks before and after it sleeps, with each iteration while a timer is set, and
 *     else after 64 steps, or up to 1,024 that take less than 10 microseconds. What a snapshot takes to be read does not count
 * @param lag how late the last timer was
 * @param longestLag how late a timer ever was
 * @param ready how many steps an iteration has to run, counted whenever the loop looks; zero when the loop sleeps
 * @param timers how many timers are set
 * @param tasks how many tasks have not ended
 */
public record LoopCounters(
        long steps, Duration longestStep, Duration lag, Duration longestLag, int ready, int timers, int tasks) {

    /** The counters at one moment. */
    public LoopCounters {
        Objects.requireNonNull(longestStep, "longestStep");
        Objects.requireNonNull(lag, "lag");
        Objects.requireNonNull(longestLag, "longestLag");
    }
}
