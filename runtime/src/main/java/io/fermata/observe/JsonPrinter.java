package io.fermata.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes snapshots as JSON; durations are milliseconds. */
final class JsonPrinter {

    private static final double NANOS_PER_MILLI = 1e6;

    private final JsonWriter json = new JsonWriter();

    private JsonPrinter() {}

    static String print(LoopSnapshot loop) {
        JsonPrinter printer = new JsonPrinter();
        printer.loop(loop);
        return printer.json.toString();
    }

    private void loop(LoopSnapshot loop) {
        json.begin('{').field("name", loop.name()).field("state", loop.state().name());
        json.field("thread", loop.thread()).field("running", loop.running());
        frames("blockedAt", loop.blockedAt());
        json.name("counters");
        counters(loop.counters());
        json.field("omitted", loop.omitted());
        json.name("deadlocks").begin('[');
        for (List<TaskSnapshot> cycle : loop.deadlocks()) {
            json.begin('[');
            cycle.forEach(task -> json.value(task.id()));
            json.end(']');
        }
        json.end(']').name("tasks").begin('[');
        loop.tasks().forEach(this::task);
        json.end(']').end('}');
    }

    private void counters(LoopCounters counters) {
        json.begin('{');
        json.field("steps", counters.steps());
        json.field("longestStep", counters.longestStep().toNanos() / NANOS_PER_MILLI);
        json.field("lag", counters.lag().toNanos() / NANOS_PER_MILLI);
        json.field("longestLag", counters.longestLag().toNanos() / NANOS_PER_MILLI);
        json.field("ready", counters.ready()).field("timers", counters.timers());
        json.field("tasks", counters.tasks()).end('}');
    }

    private void task(TaskSnapshot task) {
        json.begin('{').field("id", task.id()).field("name", task.name());
        json.field("state", task.state().name()).field("age", task.age().toMillis());
        json.field("timed", task.timed()).field("cancelRequests", task.cancelRequests());
        frames("stack", task.stack());
        json.name("waitsFor");
        wait(task.waitsFor());
        json.name("children").begin('[');
        task.children().forEach(json::value);
        json.end(']');
        frames("createdAt", task.createdAt());
        json.end('}');
    }

    private void wait(@Nullable WaitSnapshot wait) {
        if (wait == null) {
            json.value(null);
            return;
        }
        json.begin('{').field("kind", wait.kind().name()).field("text", wait.text());
        json.field("any", wait.any()).field("task", wait.task() == 0 ? null : wait.task());
        json.name("parts").begin('[');
        wait.parts().forEach(this::wait);
        json.end(']').end('}');
    }

    private void frames(String name, List<StackTraceElement> frames) {
        json.name(name).begin('[');
        for (StackTraceElement frame : frames) {
            json.begin('{').field("class", frame.getClassName()).field("method", frame.getMethodName());
            json.field("file", frame.getFileName());
            json.field("line", frame.getLineNumber() < 0 ? null : frame.getLineNumber())
                    .end('}');
        }
        json.end(']');
    }
}
