package io.fermata;

import io.fermata.observe.EventLoopMXBean;
import io.fermata.observe.LoopCounters;
import io.fermata.observe.LoopSnapshot;
import java.lang.ref.WeakReference;
import java.time.Duration;

/** Shows a loop by JMX, and does not keep it. */
final class LoopBean implements EventLoopMXBean {

    private static final double NANOS_PER_MILLI = 1e6;

    private final WeakReference<EventLoop> loop;

    LoopBean(EventLoop loop) {
        this.loop = new WeakReference<>(loop);
    }

    private EventLoop loop() {
        EventLoop present = loop.get();
        if (present == null) {
            throw new IllegalStateException("the event loop is gone");
        }
        return present;
    }

    private LoopCounters counters() {
        return loop().counters();
    }

    private LoopSnapshot snapshot() {
        return loop().snapshot();
    }

    @Override
    public String getThread() {
        Thread thread = loop().thread.get();
        return thread == null ? "" : thread.getName();
    }

    @Override
    public long getSteps() {
        return counters().steps();
    }

    @Override
    public double getLongestStepMillis() {
        return millis(counters().longestStep());
    }

    @Override
    public double getLagMillis() {
        return millis(counters().lag());
    }

    @Override
    public double getLongestLagMillis() {
        return millis(counters().longestLag());
    }

    @Override
    public int getReady() {
        return counters().ready();
    }

    @Override
    public int getTimers() {
        return counters().timers();
    }

    @Override
    public int getTasks() {
        return counters().tasks();
    }

    @Override
    public String table() {
        return snapshot().toTable();
    }

    @Override
    public String tree() {
        return snapshot().toTree();
    }

    @Override
    public String json() {
        return snapshot().toJson();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
