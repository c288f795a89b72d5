package io.fermata.observe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lines that trees and tables have in common. */
final class Texts {

    private static final double SECOND = 1e9;

    private Texts() {}

    static String duration(Duration duration) {
        double seconds = duration.toNanos() / SECOND;
        if (seconds >= 3600) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (seconds >= 60) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return seconds >= 1 ? String.format(Locale.ROOT, "%.1f s", seconds) : duration.toMillis() + " ms";
    }

    /** What is said of a loop before its tasks. */
    static void header(LoopSnapshot loop, StringBuilder text) {
        LoopCounters counters = loop.counters();
        String thread = loop.thread() == null ? "" : " on thread " + loop.thread();
        text.append(loop.name()).append(", ").append(loop.state().name().toLowerCase(Locale.ROOT));
        text.append(thread).append(": ").append(counters.tasks()).append(" tasks, ");
        text.append(counters.ready())
                .append(" ready, ")
                .append(counters.timers())
                .append(" timers; ");
        text.append(counters.steps()).append(" steps, longest ").append(duration(counters.longestStep()));
        text.append(", lag ").append(duration(counters.lag())).append('\n');
        if (loop.state() == LoopState.BLOCKED) {
            String who = loop.running() == null ? "a callback" : loop.running();
            text.append("blocked: ").append(who).append(" has not come back to the loop\n");
            loop.blockedAt()
                    .forEach(frame -> text.append("    at ").append(frame).append('\n'));
        }
        loop.deadlocks().forEach(cycle -> deadlock(cycle, text));
        if (loop.omitted() > 0) {
            text.append(loop.omitted()).append(" older tasks are left out\n");
        }
    }

    private static void deadlock(List<TaskSnapshot> cycle, StringBuilder text) {
        String names = cycle.stream().map(TaskSnapshot::name).collect(Collectors.joining(" -> "));
        text.append("deadlock: ")
                .append(names)
                .append(" -> ")
                .append(cycle.get(0).name())
                .append('\n');
        for (TaskSnapshot task : cycle) {
            text.append("    ").append(task.name()).append(" waits for ").append(task.waitText());
            if (!task.stack().isEmpty()) {
                text.append(" at ").append(task.stack().get(0));
            }
            text.append('\n');
        }
    }
}
