package io.fermata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the stack trace of an exception that leaves an async method, as if the calls had been synchronous.
 *
 * <pre>
 *   at shop.Stock.take(Stock.java:12)        what was on the stack, without the frames of generated code and runtime
 *   at shop.Orders.reserve(Orders.java:40)   who awaits it
 *   at awaited.from(Task-1)                  where another task took the failure over
 *   at shop.Main.place(Main.java:22)
 * </pre>
 *
 * <p>It is done once for a chain of awaits, by the driver, and costs only those who throw. Cancellation is left alone: it
 * is no failure, and thousands of tasks may be cancelled at once.
 */
final class Traces {
    private static final boolean ON = !"false".equals(System.getProperty("fermata.traces"));

    /** An exception that is thrown over and over, such as one kept in a constant, must not grow for ever. */
    private static final int LIMIT = 1024;

    private static final StackTraceElement[] NOTHING = {};
    private static final Set<String> DRIVERS = Set.of(
            "io.fermata.Execution.drive",
            "io.fermata.Execution.driveCallers",
            "io.fermata.TaskSteps.step",
            "io.fermata.HandDriver.advance",
            "io.fermata.ThreadCall.call");

    private Traces() {}

    /**
     * A frame lets an exception pass.
     *
     * @param frame its parents are those who await it
     * @param incoming whether the frame was resumed with the exception, which then does not tell of it yet
     * @param task the task that runs the frame; null for a coroutine driven by hand
     */
    static void complete(Throwable thrown, Coroutine<?> frame, boolean incoming, @Nullable Task<?> task) {
        StackTraceElement[] trace = traceOf(thrown);
        if (trace.length == 0) {
            return;
        }
        // Who starts a coroutine by hand, or calls a method that returns a future, is on the stack until it suspends.
        boolean called = task == null && frame.parent == null && frame.state <= 0;
        List<StackTraceElement> completed = methods(trace, called);
        List<StackTraceElement> callers = locations(incoming ? frame : frame.parent);
        if (!endsWith(completed, callers)) {
            if (incoming || (frame.location() == null && isComplete(trace))) {
                completed.add(awaitedFrom(task));
            }
            completed.addAll(callers);
        }
        replace(thrown, trace, completed);
    }

    /** A failure ends a task: in debug mode it tells where the task was made, too. */
    static void leavingTask(Throwable failure, Task<?> task) {
        StackTraceElement mark = new StackTraceElement("created", "at", task.name(), -1);
        StackTraceElement[] trace = traceOf(failure);
        List<StackTraceElement> site = task.loop.creationSites.of(task);
        if (trace.length > 0 && !site.isEmpty() && !Arrays.asList(trace).contains(mark)) {
            List<StackTraceElement> completed = new ArrayList<>(Arrays.asList(trace));
            completed.add(mark);
            completed.addAll(site);
            replace(failure, trace, completed);
        }
    }

    /** An old failure is thrown at one who awaits what has failed already. */
    static Throwable thrownAgain(Throwable failure, @Nullable Task<?> task) {
        return append(failure, awaitedFrom(task));
    }

    /** A failure leaves the loop for the one who has called {@code run}. */
    static Throwable leaving(Throwable failure) {
        return append(failure, null);
    }

    private static Throwable append(Throwable failure, @Nullable StackTraceElement mark) {
        StackTraceElement[] trace = traceOf(failure);
        if (trace.length == 0) {
            return failure;
        }
        List<StackTraceElement> here = methods(new Throwable().getStackTrace(), false);
        here.removeIf(RuntimeClasses::include);
        List<StackTraceElement> completed = methods(trace, false);
        if (!endsWith(completed, here)) {
            if (mark != null) {
                completed.add(mark);
            }
            completed.addAll(here);
            replace(failure, trace, completed);
        }
        return failure;
    }

    /** Nothing for what is left alone. */
    private static StackTraceElement[] traceOf(Throwable thrown) {
        if (!ON || thrown instanceof CancelledError || thrown instanceof GeneratorExit) {
            return NOTHING;
        }
        StackTraceElement[] trace = usualTraceOf(thrown);
        return trace.length < LIMIT ? trace : NOTHING;
    }

    /** Exceptions may override {@code getStackTrace}: one that breaks its contract is thrown on as it is. */
    private static StackTraceElement[] usualTraceOf(Throwable thrown) {
        StackTraceElement[] trace;
        try {
            trace = thrown.getStackTrace();
        } catch (RuntimeException | Error broken) {
            return NOTHING;
        }
        return trace == null || Arrays.asList(trace).contains(null) ? NOTHING : trace;
    }

    private static void replace(Throwable thrown, StackTraceElement[] trace, List<StackTraceElement> completed) {
        if (!completed.equals(List.of(trace))) {
            try {
                thrown.setStackTrace(completed.toArray(StackTraceElement[]::new));
            } catch (RuntimeException | Error broken) {
                return; // overridden as well: it keeps the trace it has
            }
        }
    }

    private static StackTraceElement awaitedFrom(@Nullable Task<?> task) {
        return new StackTraceElement("awaited", "from", task == null ? "Coroutine.start" : task.name(), -1);
    }

    /**
     * The methods that were on the stack, down to the driver; runtime between them is left out, and so are generated
     * frames, which stand right below the method that is their body.
     */
    private static List<StackTraceElement> methods(StackTraceElement[] trace, boolean beyondDriver) {
        List<StackTraceElement> kept = new ArrayList<>();
        boolean user = false;
        for (StackTraceElement element : trace) {
            if (!beyondDriver && isDriver(element)) {
                return kept;
            }
            boolean generated = !kept.isEmpty() && isGenerated(element, kept.get(kept.size() - 1));
            if (!generated && !(user && RuntimeClasses.include(element))) {
                kept.add(element);
                user |= !RuntimeClasses.include(element);
            }
        }
        return kept;
    }

    /** Whether it has come from a driver before: a task group throws what one of its tasks has thrown. */
    private static boolean isComplete(StackTraceElement[] trace) {
        for (StackTraceElement element : trace) {
            if (isDriver(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDriver(StackTraceElement element) {
        return DRIVERS.contains(element.getClassName() + "." + element.getMethodName());
    }

    /** The step of a frame class, or the stub of a method that returns a future, which has no lines. */
    private static boolean isGenerated(StackTraceElement element, StackTraceElement above) {
        boolean stub = element.getLineNumber() < 0
                && element.getClassName().equals(above.getClassName())
                && element.getMethodName().equals(above.getMethodName());
        return stub || isFrame(element, above);
    }

    private static boolean isFrame(StackTraceElement element, StackTraceElement above) {
        return element.getMethodName().equals("step")
                && element.getClassName().startsWith(above.getClassName() + "$" + above.getMethodName() + "$");
    }

    private static List<StackTraceElement> locations(@Nullable Coroutine<?> innermost) {
        List<StackTraceElement> locations = new ArrayList<>();
        for (Coroutine<?> each = innermost; each != null && locations.size() < LIMIT; each = each.parent) {
            StackTraceElement location = each.location();
            if (location != null) {
                locations.add(location);
            }
        }
        return locations;
    }

    /** Thrown again by a method that had caught it, an exception tells of the callers already. */
    private static boolean endsWith(List<StackTraceElement> trace, List<StackTraceElement> callers) {
        int before = trace.size() - callers.size();
        if (before < 0) {
            return false;
        }
        for (int i = 0; i < callers.size(); i++) {
            if (!isSame(trace.get(before + i), callers.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What the JVM tells of a method names its loader and module as well, a location does not. */
    private static boolean isSame(StackTraceElement one, StackTraceElement other) {
        return one.getLineNumber() == other.getLineNumber()
                && one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }
}
