package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.OfflineInstrumentationAccessGenerator;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JaCoCo covers a sample line by line, by its agent or offline, whether Fermata comes before it or behind it. */
class CoverageTest {
    private static final String PACKAGE = "io/fermata/samples/";
    private static final String CLASS_FILE = PACKAGE + "CountAsync.class";
    private static final String AGENT = System.getProperty("fermata.agent.jar");

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

    @Test
    void offline_before_the_maven_plugin() throws IOException {
        instrument(Way.UNTRANSFORMED);
        assertThat(Program.java(List.of("-jar", AGENT, "transform", instrumented()))
                        .exitCode())
                .isZero();
        runInstrumented();
        assertEveryLineIsCovered(Way.UNTRANSFORMED);
    }

    @Test
    void offline_behind_the_maven_plugin() throws IOException {
        instrument(Way.TRANSFORMED);
        runInstrumented();
        assertEveryLineIsCovered(Way.TRANSFORMED);
    }

    private void run(Way way, String... agents) {
        requireSuccess(way.run(List.of(agents), "CountAsync"));
    }

    /** What JaCoCo's goal and task of that name do with a directory of classes. */
    private void instrument(Path classes) throws IOException {
        Instrumenter jacoco = new Instrumenter(new OfflineInstrumentationAccessGenerator());
        Files.createDirectories(Path.of(instrumented(), PACKAGE));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(classes.resolve(PACKAGE), "CountAsync*.class")) {
            for (Path file : files) {
                String name = PACKAGE + file.getFileName();
                Files.write(Path.of(instrumented(), name), jacoco.instrument(Files.readAllBytes(file), name));
            }
        }
    }

    private void runInstrumented() {
        requireSuccess(Program.java(List.of(
                "-Djacoco-agent.destfile=" + executionData(),
                "-cp",
                instrumented() + File.pathSeparator + System.getProperty("java.class.path"),
                "io.fermata.samples.CountAsync")));
    }

    private static void requireSuccess(Program ran) {
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
        return "-javaagent:" + AGENT;
    }

    private String instrumented() {
        return directory.resolve("instrumented").toString();
    }

    private Path executionData() {
        return directory.resolve("jacoco.exec");
    }
}
