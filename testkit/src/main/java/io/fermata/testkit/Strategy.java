package io.fermata.testkit;

/** How an {@link Explorer} chooses among the tasks that are ready. */
public enum Strategy {

    /** Half of the schedules by {@link #RANDOM}, half by {@link #PCT}. */
    MIXED,

    /** Each task that is ready is equally likely to step next. Finds what needs many switches, none of them special. */
    RANDOM,

    /**
     * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte 2010): tasks have random priorities, and
     * the one that runs loses its own at a few random steps. Finds what needs one task to stand still for long. A bug that
     * takes the order of <i>d</i> steps is found by one schedule in <i>n k<sup>d-1</sup></i> at least, with <i>n</i> tasks and
     * <i>k</i> steps.
     */
    PCT,

    /**
     * All schedules, those with the fewest departures from the usual order first: for small programs, and for certainty.
     * Needs no seed.
     */
    EXHAUSTIVE
}
