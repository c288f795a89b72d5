package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Coroutine;
import io.fermata.compiler.count.Counts;
import io.fermata.compiler.count.Effort;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One method to be run in every way. */
record Scenario(String methodName, ScenarioClass blocking, ScenarioClass transformed) {
    private static final int MOST_SINGLE_RUNS = Effort.isLong() ? Integer.MAX_VALUE : 64;

    /** The scenarios in a class: its public static methods without parameters. */
    static List<Scenario> in(ScenarioClass blocking, ScenarioClass transformed) {
        return Arrays.stream(blocking.forRun().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .map(method -> new Scenario(method.getName(), blocking, transformed))
                .sorted(Comparator.comparing(Scenario::methodName))
                .toList();
    }

    /** Compares the runs of the scenario; those with a single pending await only if {@code thorough}. */
    void verify(boolean thorough) {
        assertThat(compareRuns(thorough ? MOST_SINGLE_RUNS : 0))
                .as("suspensions; a scenario that never suspends tests nothing")
                .isPositive();
    }

    /** Runs the scenario in every way, with at most so many single pending awaits; tells how often it can suspend. */
    int compareRuns(int mostSingleRuns) {
        Observation expected = expected();
        ScenarioRun.Report done = run(Schedule.ALL_DONE, transformed);
        assertThat(done.observation()).as(Schedule.ALL_DONE.name()).isEqualTo(expected);
        assertThat(expected.outcome()).doesNotContain(AssertionError.class.getName());
        expect(expected, Schedule.ALL_INLINE);
        int suspensions = expect(expected, Schedule.ALL_PENDING);
        int singleRuns = Math.min(done.awaitables(), mostSingleRuns);
        for (int index = 1; index <= singleRuns; index++) {
            expect(expected, Schedule.onlyPending(index));
            if (Effort.isLong()) {
                expectTheSameIfFailing(index);
            }
        }
        return suspensions;
    }

    private void expectTheSameIfFailing(int index) {
        Observation expected = run(Schedule.BLOCKING.failingAt(index), blocking).observation();
        expect(expected, Schedule.ALL_DONE.failingAt(index));
        expect(expected, Schedule.ALL_PENDING.failingAt(index));
        expect(expected, Schedule.onlyPending(index).failingAt(index));
    }

    /** What the untransformed method shows. */
    Observation expected() {
        return run(Schedule.BLOCKING, blocking).observation();
    }

    private int expect(Observation expected, Schedule schedule) {
        ScenarioRun.Report report = run(schedule, transformed);
        assertThat(report.observation()).as(schedule.name()).isEqualTo(expected);
        return report.suspensions();
    }

    private ScenarioRun.Report run(Schedule schedule, ScenarioClass form) {
        Counts.add("runs of scenarios and random programs", 1);
        Class<?> type = form.forRun();
        return ScenarioRun.run(schedule, () -> call(type.getMethod(methodName)));
    }

    private static Coroutine<?> call(Method method) throws Exception {
        try {
            return (Coroutine<?>) method.invoke(null);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw (Error) thrown.getCause();
        }
    }
}
