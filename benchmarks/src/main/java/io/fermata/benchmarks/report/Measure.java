package io.fermata.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures everything on the JVM that runs it and writes the answers into a page. */
public final class Measure {

    private Measure() {}

    /**
     * Measures.
     *
     * @param args the page; then, in any order, {@code quick} or {@code long}, and names of questions (regular expressions); without names all
     *     are measured, with names the page is left alone and the table printed
     */
    public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
        Mode mode = Mode.of(List.of(args));
        List<String> names = List.of(args).subList(1, args.length).stream()
                .filter(name -> !Mode.isName(name))
                .toList();
        String questions = names.isEmpty() ? ".*" : String.join("|", names);
        Harness harness = new Harness(mode);
        OwnJvms ownJvms = new OwnJvms();
        List<Measurement> all = new ArrayList<>(harness.run(questions));
        all.addAll(ownJvms.run(questions));
        for (int round = 1; round < mode.rounds(); round++) {
            all.addAll(harness.runCompared(questions));
            all.addAll(ownJvms.runCompared(questions));
        }
        List<Measurement> measurements = Measurement.best(all);
        String table = new Targets(measurements).markdown() + "\n" + new Table(measurements).markdown();
        System.out.println(table);
        if (names.isEmpty()) {
            new Page(Path.of(args[0])).write(Runtime.version().feature(), heading(mode) + table);
        }
    }

    private static String heading(Mode mode) throws IOException {
        return """
                ### JDK %d

                %s, %s, %s; %s run.

                """.formatted(
                        Runtime.version().feature(),
                        Machine.jdk(),
                        Machine.describe(),
                        LocalDate.now(ZoneOffset.UTC),
                        mode.name());
    }
}
