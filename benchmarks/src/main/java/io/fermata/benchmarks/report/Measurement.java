package io.fermata.benchmarks.report;

/**
 * One figure: what one contender needs for one question.
 *
 * @param question the name of the benchmark class, with its parameters if it has any
 * @param contender the name of the method
 * @param value the median
 * @param unit of the value
 * @param bytes allocated, or retained, for each operation; NaN if that is not the question
 */
record Measurement(String question, String contender, double value, String unit, double bytes) {}
