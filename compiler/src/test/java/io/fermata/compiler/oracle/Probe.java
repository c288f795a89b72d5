package io.fermata.compiler.oracle;

import io.fermata.Awaitable;
import java.util.concurrent.CompletionStage;

/** The vocabulary of scenarios, for static import: what to await, and what to tell the oracle. */
public final class Probe {
    private Probe() {}

    /** Notes a side effect; all runs of a scenario must note the same ones in the same order. */
    public static void log(Object effect) {
        ScenarioRun.current().log(effect);
    }

    /** Notes the evaluation of an expression and hands its value on. */
    public static <T> T traced(T value) {
        log("evaluated " + Observation.describe(value));
        return value;
    }

    /** Makes a scenario fail that has come to something else than it should. */
    public static void check(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", not " + actual);
        }
    }

    /** A value to await, there already or yet to come as the run has it. */
    public static <T> Awaitable<T> later(T value) {
        return ScenarioRun.current().later(new Promised<>(value, null));
    }

    /** A failure to await. */
    public static <T> Awaitable<T> failing(Throwable failure) {
        return ScenarioRun.current().later(new Promised<>(null, failure));
    }

    /** A failure to await that is an {@link IllegalStateException}. */
    public static <T> Awaitable<T> failing(String message) {
        return failing(new IllegalStateException(message));
    }

    /** As {@link #later}, by a stage of the JDK. */
    public static <T> CompletionStage<T> stage(T value) {
        return ScenarioRun.current().stage(new Promised<>(value, null));
    }

    /** As {@link #failing}, by a stage of the JDK. */
    public static <T> CompletionStage<T> failingStage(Throwable failure) {
        return ScenarioRun.current().stage(new Promised<>(null, failure));
    }
}
