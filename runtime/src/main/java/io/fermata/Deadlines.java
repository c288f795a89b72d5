package io.fermata;

import java.time.Duration;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** When the timers of a loop are due, looked up by the timer: the heap knows them by position only. */
final class Deadlines {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final TimerHeap timers;
    private final long now;
    private @Nullable IdentityHashMap<Timed, Long> known;

    Deadlines(TimerHeap timers, long now) {
        this.timers = timers;
        this.now = now;
    }

    /** How long a sleep will go on. */
    String text(Timed sleep) {
        if (known == null) {
            IdentityHashMap<Timed, Long> found = new IdentityHashMap<>();
            timers.forEach(found::put);
            known = found;
        }
        Long deadline = known.get(sleep);
        if (deadline == null) {
            return "sleep";
        }
        Duration left = Duration.ofNanos(deadline - now);
        return "sleep, " + (left.compareTo(LONG) < 0 ? left.toMillis() + " ms" : left.toSeconds() + " s") + " left";
    }
}
