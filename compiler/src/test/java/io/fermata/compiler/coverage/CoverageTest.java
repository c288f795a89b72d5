package io.fermata.compiler.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coverage is right line by line, whoever comes first, JaCoCo or Fermata, and whether awaits suspend or not. */
class CoverageTest {
    private static final Path SOURCE = Path.of("src", "test", "programs", "Covered.java");
    private static final Program PROGRAM = Program.named("Covered");

    @ParameterizedTest
    @CsvSource({"JACOCO_FIRST, true", "JACOCO_FIRST, false", "FERMATA_FIRST, true", "FERMATA_FIRST, false"})
    void lines_are_covered_that_were_executed(Order order, boolean ready) throws Throwable {
        LoggerRuntime runtime = new LoggerRuntime();
        RuntimeData data = new RuntimeData();
        runtime.startup(data);
        Map<String, byte[]> classes = order.rewrite(PROGRAM.compiled(), new Instrumenter(runtime));
        run(Program.load("programs.Covered", classes), ready);
        runtime.shutdown();

        assertThat(differences(coverage(data, order.reported(PROGRAM.compiled()))))
                .isEmpty();
    }

    private static List<String> differences(ISourceFileCoverage coverage) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        List<String> differences = new ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            String line = lines.get(i - 1);
            String expected = line.contains(" // ") ? line.split("// ", 2)[1] : "empty";
            String actual = status(coverage.getLine(i).getStatus());
            // Where an await throws, JaCoCo sees no more than that the code behind it was not reached.
            boolean thrown =
                    expected.equals("thrown") && List.of("missed", "partly").contains(actual);
            if (!thrown && !expected.equals(actual)) {
                differences.add(i + ": " + actual + ": " + line.strip());
            }
        }
        return differences;
    }

    private static void run(Class<?> type, boolean ready) throws Throwable {
        Pending<Integer> pending = new Pending<>();
        Supplier<Awaitable<Integer>> later = () -> ready ? Coroutine.of(1) : pending;
        Started<String> started = Started.start(Program.call(type, "all", later));
        assertThat(pending.resumeAll(1) == 0).isEqualTo(ready);
        assertThat(started.end()).isCompletedWithValue("sum 8");
    }

    private static ISourceFileCoverage coverage(RuntimeData data, Map<String, byte[]> classes) throws Exception {
        ExecutionDataStore executed = new ExecutionDataStore();
        data.collect(executed, new SessionInfoStore(), false);
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(executed, builder);
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            analyzer.analyzeClass(entry.getValue(), entry.getKey());
        }
        return builder.getSourceFiles().iterator().next();
    }

    private static String status(int status) {
        return switch (status) {
            case ICounter.FULLY_COVERED -> "covered";
            case ICounter.PARTLY_COVERED -> "partly";
            case ICounter.NOT_COVERED -> "missed";
            default -> "empty";
        };
    }
}
