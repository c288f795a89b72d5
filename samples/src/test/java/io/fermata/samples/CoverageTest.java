package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JaCoCo's agent covers a sample line by line, wherever Fermata's stands. */
class CoverageTest {
    private static final String CLASS_FILE = "io/fermata/samples/CountAsync.class";

    @TempDir
    private Path directory;

    @Test
    void with_the_agent_behind_jacoco() throws IOException {
        run(Way.NOT_TRANSFORMED, jacoco(), fermata());
        assertEveryLineIsCovered(Way.UNTRANSFORMED);
    }

    @Test
    void with_the_agent_before_jacoco() throws IOException {
        run(Way.NOT_TRANSFORMED, fermata(), jacoco());
        assertEveryLineIsCovered(Way.UNTRANSFORMED);
    }

    @Test
    void with_the_maven_plugin() throws IOException {
        run(Way.TRANSFORMED_AT_BUILD_TIME, jacoco());
        assertEveryLineIsCovered(Way.TRANSFORMED);
    }

    private void run(Way way, String... agents) {
        Program ran = way.run(List.of(agents), "CountAsync");
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.output()).startsWith("One");
    }

    private void assertEveryLineIsCovered(Path classes) throws IOException {
        ExecFileLoader executed = new ExecFileLoader();
        executed.load(executionData().toFile());
        CoverageBuilder coverage = new CoverageBuilder();
        byte[] classFile = Files.readAllBytes(classes.resolve(CLASS_FILE));
        new Analyzer(executed.getExecutionDataStore(), coverage).analyzeClass(classFile, CLASS_FILE);

        assertThat(coverage.getNoMatchClasses()).isEmpty();
        assertThat(coverage.getSourceFiles()).singleElement().satisfies(file -> {
            assertThat(file.getLineCounter().getTotalCount()).isGreaterThan(5);
            assertThat(linesNotCovered(file)).isEmpty();
        });
    }

    private static Stream<Integer> linesNotCovered(ISourceFileCoverage file) {
        return IntStream.rangeClosed(file.getFirstLine(), file.getLastLine())
                .filter(line -> (file.getLine(line).getStatus() & ICounter.NOT_COVERED) != 0)
                .boxed();
    }

    private String jacoco() {
        String jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("org.jacoco.agent"))
                .findFirst()
                .orElseThrow();
        return "-javaagent:" + jar + "=destfile=" + executionData();
    }

    private static String fermata() {
        return "-javaagent:" + System.getProperty("fermata.agent.jar");
    }

    private Path executionData() {
        return directory.resolve("jacoco.exec");
    }
}
