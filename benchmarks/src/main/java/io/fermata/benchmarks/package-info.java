/** The questions: one JMH class each, whose methods are the contenders. */
@NullMarked
package io.fermata.benchmarks;

import org.jspecify.annotations.NullMarked;
