package io.fermata;

import org.jspecify.annotations.Nullable;

/** The events of JDK Flight Recorder, apart from it: an application may do without the module. */
interface LoopEvents {

    /** Null where the module {@code jdk.jfr} is missing. */
    static @Nullable LoopEvents available() {
        return Available.EVENTS;
    }

    /** Whether a recording wants any of them. */
    boolean areEnabled();

    /** Gives an event to be ended; null if nobody wants it. */
    @Nullable
    Object stepBegins();

    void stepEnds(Object event, EventLoop loop, Node node);

    void taskStarts(Task<?> task);

    void taskEnds(Task<?> task);

    void lags(EventLoop loop, long nanos);

    /** Looks for the module once. */
    final class Available {
        static final @Nullable LoopEvents EVENTS = JdkModule.isReadable("jdk.jfr") ? new FlightEvents() : null;

        private Available() {}
    }
}
