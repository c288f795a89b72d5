package io.fermata.testkit;

import org.jspecify.annotations.Nullable;

/**
 * How an {@link Explorer} came by a run.
 *
 * @param run counted from 1; 0 for the usual order, or a given one
 * @param seed of the run; null if it takes none
 */
record Origin(int run, @Nullable Long seed, Strategy strategy, int depth) {}
