package io.fermata.testkit;

import io.fermata.EventLoop;
import java.time.Duration;

/** One direction of a simulated connection: what is sent arrives after a while, in the order it was sent. */
final class Wire {

    private final SimulatedNetwork network;
    private final String host;
    private final EventLoop loop = EventLoop.current();
    private long lastArrival;

    /** A wire from or to a host. */
    Wire(SimulatedNetwork network, String host) {
        this.network = network;
        this.host = host;
    }

    /** Runs an action at the other end. */
    void send(Runnable arrival) {
        long now = loop.time();
        // Never two at the same time: whoever orders timers of equal deadlines must not overtake.
        lastArrival = Math.max(lastArrival + 1, now + network.conditions().nextDelay());
        loop.callLater(Duration.ofNanos(lastArrival - now), () -> network.arrive(host, arrival));
    }
}
