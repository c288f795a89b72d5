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

    /** About twenty minutes for everything. The JIT is done with a loop after two seconds or more. */
    static final Mode SHORT = new Mode("short", 3, 9, 4, 300);

    /** About an hour and a half for everything. */
    static final Mode LONG = new Mode("long", 5, 5, 5, 1000);
}
