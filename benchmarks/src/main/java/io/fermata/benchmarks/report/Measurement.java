package io.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One figure: what one contender needs for one question.
 *
 * @param question the name of the benchmark class, with its parameters if it has any
 * @param contender the name of the method
 * @param value the median of a JVM, or the least of several JVMs' medians
 * @param unit of the value
 * @param bytes allocated, or retained, for each operation; NaN if that is not the question
 * @param spread the greatest of several JVMs' medians by the least, 1 for a single JVM
 */
record Measurement(String question, String contender, double value, String unit, double bytes, double spread) {

    /** What a single JVM has measured. */
    Measurement(String question, String contender, double value, String unit, double bytes) {
        this(question, contender, value, unit, bytes, 1);
    }

    /** One for each contender of a question: the fastest, since what makes a JVM slower is mostly somebody else's. */
    static List<Measurement> best(List<Measurement> all) {
        Map<String, Measurement> best = new LinkedHashMap<>();
        all.forEach(each -> best.merge(each.question() + "|" + each.contender(), each, Measurement::better));
        return new ArrayList<>(best.values());
    }

    private Measurement better(Measurement other) {
        Measurement best = value <= other.value ? this : other;
        double slowest = Math.max(value * spread, other.value * other.spread);
        return new Measurement(question, contender, best.value, unit, best.bytes, slowest / best.value);
    }
}
