/** The questions of space, which JMH does not ask: programs of their own, one JVM for each contender. */
@NullMarked
package io.fermata.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
