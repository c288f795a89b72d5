package io.fermata.testkit;

import io.fermata.EventLoop;
import java.time.Duration;

/** A test took more real time than it may: its loop keeps busy for ever, a step blocks, or a thread does not come. */
public final class OverdueError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private OverdueError(String message) {
        super(message);
    }

    static OverdueError busy(EventLoop loop, Duration bound, Duration patience) {
        return new OverdueError("still busy after " + bound + " of real time, at " + virtual(loop) + "\n"
                + loop.snapshot(patience).toTree());
    }

    static OverdueError waitingForOthers(EventLoop loop) {
        return new OverdueError("the clock stands still at " + virtual(loop)
                + ", because what is awaited has to come from another thread, and it does not come. If the program under"
                + " test brings it by itself, later, then let the clock go on: @InVirtualTime(standsForOthers = false), or"
                + " VirtualTime.standStillForOthers(false)\n"
                + loop.snapshot().toTree());
    }

    private static String virtual(EventLoop loop) {
        return Duration.ofNanos(loop.time()) + " of virtual time";
    }
}
