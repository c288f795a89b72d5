package io.fermata.benchmarks.report;

/**
 * How thorough to be.
 *
 * @param forks JVMs for each contender of a question
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param millis the length of an iteration
 */
record Mode(String name, int forks, int warmups, int iterations, int millis) {

    /** About a quarter of an hour for everything. */
    static final Mode SHORT = new Mode("short", 1, 4, 5, 300);

    /** About an hour and a half for everything. */
    static final Mode LONG = new Mode("long", 3, 5, 5, 1000);
}
