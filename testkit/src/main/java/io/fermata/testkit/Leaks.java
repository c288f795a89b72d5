package io.fermata.testkit;

import io.fermata.ExceptionContext;
import io.fermata.SimulatedLoop;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a test leaves over on a loop: all that was not there when it began. */
final class Leaks {

    private final VirtualTime time;
    private final SimulatedLoop simulated;
    private final List<ExceptionContext> lost = new ArrayList<>();
    private final Set<Task<?>> tasksBefore;
    private final Set<SimulatedLoop.OpenGenerator> generatorsBefore;

    Leaks(VirtualTime time) {
        this.time = time;
        this.simulated = time.simulated();
        tasksBefore = new HashSet<>(simulated.tasks());
        generatorsBefore = new HashSet<>(simulated.openGenerators());
        simulated.loop().setExceptionHandler((loop, context) -> lost.add(context));
    }

    /** Lets what is about to end do so, and complains of the rest. */
    void refuse() {
        time.advance(java.time.Duration.ZERO);
        simulated.reportLostFailures();
        List<String> leaks = new ArrayList<>();
        simulated.tasks().stream()
                .filter(task -> !tasksBefore.contains(task))
                .map(this::describe)
                .forEach(leaks::add);
        simulated.openGenerators().stream()
                .filter(generator -> !generatorsBefore.contains(generator))
                .map(Leaks::describe)
                .forEach(leaks::add);
        lost.stream().map(Leaks::describe).forEach(leaks::add);
        if (!leaks.isEmpty()) {
            throw new LeakError(
                    leaks, lost.stream().map(ExceptionContext::exception).toList());
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
