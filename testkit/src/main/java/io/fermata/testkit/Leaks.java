package io.fermata.testkit;

import io.fermata.ExceptionContext;
import io.fermata.SimulatedLoop;
import io.fermata.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a test, all tests of a class or a program leaves over on a loop: all that was not there when it began. */
final class Leaks {

    private final String whose;
    private final VirtualTime time;
    private final SimulatedLoop simulated;
    private final List<ExceptionContext> lost = new ArrayList<>();
    private final Set<Task<?>> tasksBefore;
    private final Set<List<StackTraceElement>> generatorsBefore = new HashSet<>();

    Leaks(String whose, VirtualTime time) {
        this.whose = whose;
        this.time = time;
        this.simulated = time.simulated();
        tasksBefore = new HashSet<>(simulated.tasks());
        // Known by where they were begun: where they stand may have changed by the end.
        simulated.openGenerators().forEach(generator -> generatorsBefore.add(generator.begunAt()));
        hear();
    }

    /** Collects the failures that nobody takes on the loop from now on. */
    void hear() {
        simulated.loop().setExceptionHandler((loop, context) -> lost.add(context));
    }

    /** The first failure that nobody took. */
    @Nullable
    Throwable firstLost() {
        return lost.isEmpty() ? null : lost.get(0).exception();
    }

    /** Lets what is about to end do so. */
    void settle() {
        time.advance(Duration.ZERO);
        simulated.reportLostFailures();
    }

    /** Takes what has come since {@code other} began, and is left, as not new here: {@code other} complains of it. */
    void excuse(Leaks other) {
        simulated.tasks().stream()
                .filter(task -> !other.tasksBefore.contains(task))
                .forEach(tasksBefore::add);
        simulated.openGenerators().stream()
                .map(SimulatedLoop.OpenGenerator::begunAt)
                .filter(begunAt -> !other.generatorsBefore.contains(begunAt))
                .forEach(generatorsBefore::add);
    }

    /** Complains of what there is. */
    void refuse() {
        List<String> leaks = new ArrayList<>();
        simulated.tasks().stream()
                .filter(task -> !tasksBefore.contains(task))
                .map(this::describe)
                .forEach(leaks::add);
        simulated.openGenerators().stream()
                .filter(generator -> !generatorsBefore.contains(generator.begunAt()))
                .map(Leaks::describe)
                .forEach(leaks::add);
        lost.stream().map(Leaks::describe).forEach(leaks::add);
        if (!leaks.isEmpty()) {
            throw new LeakError(
                    whose, leaks, lost.stream().map(ExceptionContext::exception).toList());
        }
    }

    private String describe(Task<?> task) {
        List<StackTraceElement> stack = task.stack();
        String awaited = simulated.awaitedBy(task);
        return "task " + task.name() + " still runs"
                + at(", at ", stack.isEmpty() ? null : stack.get(0))
                + (awaited == null ? "" : ", awaiting " + awaited)
                + at(", created at ", first(simulated.createdAt(task)));
    }

    private static String describe(SimulatedLoop.OpenGenerator generator) {
        return "an async generator is not closed"
                + at(", at ", generator.location())
                + at(", begun at ", first(generator.begunAt()));
    }

    private static String describe(ExceptionContext context) {
        return context.message() + ": " + context.exception() + at(", created at ", first(context.createdAt()));
    }

    private static @Nullable StackTraceElement first(List<StackTraceElement> site) {
        return site.isEmpty() ? null : site.get(0);
    }

    private static String at(String word, @Nullable StackTraceElement place) {
        return place == null ? "" : word + place;
    }
}
