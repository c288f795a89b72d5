package io.fermata.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Virtual time as the JDK tells time. */
final class VirtualClock extends Clock {

    private final VirtualTime time;
    private final Instant start;
    private final ZoneId zone;

    VirtualClock(VirtualTime time, Instant start, ZoneId zone) {
        this.time = time;
        this.start = start;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return start.plus(time.elapsed());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new VirtualClock(time, start, other);
    }
}
