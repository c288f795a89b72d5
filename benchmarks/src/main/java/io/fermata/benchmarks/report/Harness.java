package io.fermata.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the questions that JMH can answer, each contender in a JVM of its own, one after the other. */
final class Harness {

    private static final String BYTES = "gc.alloc.rate.norm";

    private final Mode mode;

    Harness(Mode mode) {
        this.mode = mode;
    }

    /** All that is asked. */
    List<Measurement> run(String questions) throws RunnerException {
        return measure("(" + questions + ")", questions.contains("choices"));
    }

    /** Those whose times are compared by a target. */
    List<Measurement> runCompared(String questions) throws RunnerException {
        String benchmarks = Targets.benchmarks()
                .filter(each -> each.matches("(" + questions + ").*"))
                .collect(Collectors.joining("|"));
        return benchmarks.isEmpty() ? List.of() : measure("(" + benchmarks + ")$", false);
    }

    private List<Measurement> measure(String benchmarks, boolean choices) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("io\\.fermata\\.benchmarks\\." + benchmarks)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(mode.warmups())
                .warmupTime(TimeValue.milliseconds(mode.millis()))
                .measurementIterations(mode.iterations())
                .measurementTime(TimeValue.milliseconds(mode.millis()));
        if (!choices) {
            options.exclude("\\.choices\\.");
        }
        if (Runtime.version().feature() < 21) {
            options.exclude("\\.virtualThread");
        }
        try {
            return run(options.build());
        } catch (NoBenchmarksException e) {
            return List.of();
        }
    }

    private static List<Measurement> run(Options options) throws RunnerException {
        return new Runner(options).run().stream().map(Harness::measurement).toList();
    }

    private static Measurement measurement(RunResult result) {
        BenchmarkParams params = result.getParams();
        String[] path = params.getBenchmark().split("\\.");
        StringBuilder question = new StringBuilder(path[path.length - 2]);
        for (String key : params.getParamsKeys()) {
            question.append(", ").append(key).append(' ').append(params.getParam(key));
        }
        Result<?> bytes = result.getSecondaryResults().get(BYTES);
        return new Measurement(
                question.toString(),
                path[path.length - 1],
                median(result),
                result.getPrimaryResult().getScoreUnit().replace("/op", ""),
                bytes == null ? Double.NaN : bytes.getScore());
    }

    private static double median(RunResult result) {
        double[] scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> Stream.of(fork.getIterationResults()).flatMap(Collection::stream))
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        int middle = scores.length / 2;
        return scores.length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2;
    }
}
