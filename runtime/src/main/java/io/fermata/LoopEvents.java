package io.fermata;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** The events of JDK Flight Recorder, apart from it: an application may do without the module. */
interface LoopEvents {

    /** Null while there is no flight recorder: until somebody wants a recording, nothing of it is loaded. */
    static @Nullable LoopEvents available() {
        return Recorder.isThere() ? Events.ALL : null;
    }

    /** Whether a recording wants any of them. */
    boolean areEnabled();

    /** Begins an event, to be handed to {@link #stepEnds}; null if no recording wants it. */
    @Nullable
    Object stepBegins();

    void stepEnds(Object event, EventLoop loop, Node node);

    void taskStarts(Task<?> task);

    void taskEnds(Task<?> task);

    void lags(EventLoop loop, long nanos);

    /** Asks for the recorder; the module may be missing. */
    final class Recorder {
        private static final boolean POSSIBLE = JdkModule.isReadable("jdk.jfr");

        private Recorder() {}

        static boolean isThere() {
            return POSSIBLE && FlightRecorder.isInitialized();
        }
    }

    /** Loaded when there is a recorder: with these events comes all of it. */
    final class Events {
        private static final LoopEvents ALL = new FlightEvents();

        private Events() {}
    }
}
