package io.fermata.observe;

/** An event loop in the eyes of JMX, under {@code io.fermata:type=EventLoop,name=loop-n}. */
public interface EventLoopMXBean {

    /**
     * The thread that runs the loop.
     *
     * @return its name; empty if none does
     */
    String getThread();

    /**
     * How many callbacks and steps of tasks it has run.
     *
     * @return a growing number
     */
    long getSteps();

    /**
     * See {@link LoopCounters#longestStep()}.
     *
     * @return milliseconds
     */
    double getLongestStepMillis();

    /**
     * How late the last timer was.
     *
     * @return milliseconds
     */
    double getLagMillis();

    /**
     * How late a timer ever was.
     *
     * @return milliseconds
     */
    double getLongestLagMillis();

    /**
     * How many steps an iteration has to run, at the last count; zero when the loop sleeps.
     *
     * @return zero or more
     */
    int getReady();

    /**
     * How many timers are set.
     *
     * @return zero or more
     */
    int getTimers();

    /**
     * How many tasks have not ended.
     *
     * @return zero or more
     */
    int getTasks();

    /**
     * The tasks, one a line.
     *
     * @return a table
     */
    String table();

    /**
     * The tasks below those that wait for them, and deadlocks.
     *
     * @return a tree
     */
    String tree();

    /**
     * The same for programs.
     *
     * @return an object of JSON
     */
    String json();
}
