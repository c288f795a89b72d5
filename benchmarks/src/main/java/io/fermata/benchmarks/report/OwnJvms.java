package io.fermata.benchmarks.report;

import io.fermata.benchmarks.footprint.Footprint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Runs the questions of space, each contender in a JVM of its own, one after the other. */
final class OwnJvms {

    private static final List<String> ALL = List.of(
            "handWritten",
            "fermata",
            "kotlinOwnLoop",
            "kotlinDefault",
            "virtualThreads",
            "completableFuture",
            "eaAsync",
            "tascalate",
            "reactor");
    private static final List<String> WITH_FRAMES = ALL.subList(0, 8);

    /** Millions of Tascalate's continuations do not fit into the heap. */
    private static final List<String> SMALL_FRAMES = ALL.subList(0, 7);

    /** A question for {@link Footprint}, what the table calls it, the unit of its figure, and who is asked. */
    private record Question(String name, String title, String unit, List<String> contenders) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("SleepersTime", "Sleepers, 1,000,000 for 1 s: wall, bytes resident", "s", ALL),
            new Question("SleepersHeap", "Sleepers, live heap", "MB", ALL),
            new Question("Memory", "Memory, a suspended task", "B", WITH_FRAMES),
            new Question("MemoryLevel", "Memory, each further await level", "B", SMALL_FRAMES));

    /** All that is asked. */
    List<Measurement> run(String questions) throws IOException, InterruptedException {
        return measure(questions, (question, contender) -> true);
    }

    /** Those whose times are compared by a target. */
    List<Measurement> runCompared(String questions) throws IOException, InterruptedException {
        return measure(questions, Targets::areAboutTimeOf);
    }

    private static List<Measurement> measure(String questions, BiPredicate<String, String> asked)
            throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        for (Question question : QUESTIONS) {
            if (question.name().matches("(" + questions + ").*")) {
                for (String contender : question.contenders()) {
                    if (isKnown(contender) && asked.test(question.title(), contender)) {
                        measurements.add(measure(question, contender));
                    }
                }
            }
        }
        return measurements;
    }

    private static boolean isKnown(String contender) {
        return !contender.startsWith("virtual") || Runtime.version().feature() >= 21;
    }

    private static Measurement measure(Question question, String contender) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-Xmn48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Footprint.class.getName(),
                question.name(),
                contender);
        Process process = builder.redirectErrorStream(true).start();
        StringBuilder output = new StringBuilder();
        String[] result = {};
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith("RESULT ")) {
                    result = line.split(" ");
                }
            }
        }
        if (process.waitFor() != 0 || result.length != 3) {
            throw new IOException(question.name() + " " + contender + ":\n" + output);
        }
        long bytes = Long.parseLong(result[2]);
        double value = Double.parseDouble(result[1]);
        System.out.println(question.title() + " | " + contender + " | " + value + " " + question.unit());
        return new Measurement(question.title(), contender, value, question.unit(), bytes == 0 ? Double.NaN : bytes);
    }
}
