package io.fermata;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a loop that somebody watches: in debug mode, or while a flight recording asks for them. A loop that
 * nobody watches has none.
 */
final class StepWatch {

    private static final long LAG_PERIOD = TimeUnit.SECONDS.toNanos(1);

    final EventLoop loop;

    /** For flight recordings; null where the JVM has none. */
    private final @Nullable LoopEvents events;

    /** When the step that runs began; zero between steps. Read by the {@link Watchdog}. */
    volatile long startedAt;

    /** Which of them the watchdog has reported already. */
    long reportedAt;

    private long worstLag;
    private long nextLag;

    StepWatch(EventLoop loop, @Nullable LoopEvents events) {
        this.loop = loop;
        this.events = events;
    }

    /** The watch that a loop needs now: {@code present} if that will do, null if nobody watches. */
    static @Nullable StepWatch needed(EventLoop loop, @Nullable StepWatch present) {
        LoopEvents events = LoopEvents.available();
        boolean recorded = events != null && events.areEnabled();
        if (!recorded && !loop.isDebug()) {
            return null;
        }
        return present == null || present.events != events ? new StepWatch(loop, events) : present;
    }

    void run(Node node) {
        long began = loop.time();
        startedAt = System.nanoTime() | 1;
        Object event = events == null ? null : events.stepBegins();
        try {
            node.run();
        } finally {
            startedAt = 0;
            if (!(node instanceof Observation)) {
                loop.queue.took(loop.time() - began);
            }
            if (events != null && event != null) {
                events.stepEnds(event, loop, node);
            }
        }
    }

    void taskStarts(Task<?> task) {
        if (events != null) {
            events.taskStarts(task);
        }
    }

    void taskEnds(Task<?> task) {
        if (events != null) {
            events.taskEnds(task);
        }
    }

    /** Passes on the worst of each second. */
    void lags(long nanos, long now) {
        worstLag = Math.max(worstLag, nanos);
        if (events != null && now >= nextLag) {
            events.lags(loop, worstLag);
            worstLag = 0;
            nextLag = now + LAG_PERIOD;
        }
    }
}
