package io.fermata.testkit;

import java.util.Optional;

/**
 * What an {@link Explorer} has found.
 *
 * @param runs how many schedules were run; without those that shrinking took. {@link Strategy#EXHAUSTIVE} counts the usual
 *     order as its first one, the other strategies do not count it
 * @param complete whether there are no others; {@link Strategy#EXHAUSTIVE} only
 * @param failure the schedule that fails, if one was found
 */
public record Exploration(int runs, boolean complete, Optional<FailingSchedule> failure) {}
