package io.fermata.benchmarks.choices;

/** Something that gives numbers back in the order of their deadlines, about. */
interface Timers {

    void add(long deadline, int number);

    /** The sum of all numbers whose time has come. */
    long expire(long now);
}
