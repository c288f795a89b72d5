package io.fermata.benchmarks.report;

/**
 * How thorough to be.
 *
 * @param rounds JVMs for each contender of a question that a target is about; the others have one
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param millis the length of an iteration
 */
record Mode(String name, int rounds, int warmups, int iterations, int millis) {

    /** About a quarter of an hour for everything. The JIT is done with most loops after two seconds. */
    static final Mode SHORT = new Mode("short", 2, 7, 3, 300);

    /** About an hour and a half for everything. */
    static final Mode LONG = new Mode("long", 5, 5, 5, 1000);
}
