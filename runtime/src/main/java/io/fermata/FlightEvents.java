package io.fermata;

import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** The events that a loop writes into flight recordings which have enabled them. */
final class FlightEvents implements LoopEvents {

    /** Asked whether they are enabled; never committed. */
    private final StepEvent step = new StepEvent();

    private final TaskStartEvent start = new TaskStartEvent();
    private final TaskEndEvent end = new TaskEndEvent();
    private final LoopLagEvent lag = new LoopLagEvent();

    @Override
    public boolean areEnabled() {
        return step.isEnabled() || start.isEnabled() || end.isEnabled() || lag.isEnabled();
    }

    @Override
    public @Nullable Object stepBegins() {
        if (!step.isEnabled()) {
            return null;
        }
        StepEvent event = new StepEvent();
        event.begin();
        return event;
    }

    @Override
    public void stepEnds(Object begun, EventLoop loop, Node node) {
        StepEvent event = (StepEvent) begun;
        event.end();
        if (event.shouldCommit()) {
            event.loop = loop.toString();
            if (node instanceof Task<?> task) {
                event.task = task.name();
                List<StackTraceElement> stack = task.stack();
                event.suspendedAt = stack.isEmpty() ? null : stack.get(0).toString();
            } else {
                event.task = node.getClass().getSimpleName();
            }
            event.commit();
        }
    }

    @Override
    public void taskStarts(Task<?> task) {
        if (start.isEnabled()) {
            TaskStartEvent event = new TaskStartEvent();
            event.loop = task.loop.toString();
            event.task = task.name();
            event.id = task.number();
            event.commit();
        }
    }

    @Override
    public void taskEnds(Task<?> task) {
        if (end.isEnabled()) {
            TaskEndEvent event = new TaskEndEvent();
            event.loop = task.loop.toString();
            event.task = task.name();
            event.id = task.number();
            event.failure = task.peek() instanceof Ending.Failed failed
                    ? failed.failure.getClass().getName()
                    : null;
            event.commit();
        }
    }

    @Override
    public void lags(EventLoop loop, long nanos) {
        if (lag.isEnabled()) {
            LoopLagEvent event = new LoopLagEvent();
            event.loop = loop.toString();
            event.lag = nanos;
            event.commit();
        }
    }

    /** A step that took its time. */
    @Name("fermata.Step")
    @Label("Step")
    @Category("Fermata")
    @Description("A step of a task, or a callback, between two returns to the event loop")
    @Enabled(false)
    @Threshold("10 ms")
    @StackTrace(false)
    static final class StepEvent extends Event {
        @Label("Loop")
        @Nullable
        String loop;

        @Label("Task")
        @Description("The task, or the kind of callback")
        @Nullable
        String task;

        @Label("Suspended At")
        @Description("Where the task waits after the step")
        @Nullable
        String suspendedAt;
    }

    /** A task was made. */
    @Name("fermata.TaskStart")
    @Label("Task Start")
    @Category("Fermata")
    @Enabled(false)
    static final class TaskStartEvent extends Event {
        @Label("Loop")
        @Nullable
        String loop;

        @Label("Task")
        @Nullable
        String task;

        @Label("Id")
        int id;
    }

    /** A task has ended. */
    @Name("fermata.TaskEnd")
    @Label("Task End")
    @Category("Fermata")
    @Enabled(false)
    @StackTrace(false)
    static final class TaskEndEvent extends Event {
        @Label("Loop")
        @Nullable
        String loop;

        @Label("Task")
        @Nullable
        String task;

        @Label("Id")
        int id;

        @Label("Failure")
        @Description("The class of what it has failed with")
        @Nullable
        String failure;
    }

    /** A timer came late. */
    @Name("fermata.LoopLag")
    @Label("Loop Lag")
    @Category("Fermata")
    @Description(
            "How late the event loop was for a timer, at most once a second for each loop: the worst of the second")
    @Enabled(false)
    @StackTrace(false)
    static final class LoopLagEvent extends Event {
        @Label("Loop")
        @Nullable
        String loop;

        @Label("Lag")
        @Timespan(Timespan.NANOSECONDS)
        long lag;
    }
}
