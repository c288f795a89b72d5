package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles the sources of {@code src/test/diagnostics}. A comment at a line's end names the diagnostics expected there,
 * {@code // FRM001}; all other lines must be clean. What is said, to the letter, stands in the text file beside the
 * source; what was said instead is put into {@code target/diagnostics}, to be copied once it has been read.
 */
class DiagnosticsTest {
    private static final Path SOURCES = Path.of("src", "test", "diagnostics");
    private static final Path FOUND = Path.of("target", "diagnostics");

    @TestFactory
    Stream<DynamicTest> the_marked_lines_and_no_others_are_complained_about() throws IOException {
        return eachSource(source -> {
            List<Diagnostic> found = diagnosticsOf(source);
            assertThat(found).extracting(Diagnostic::sourcePath).containsOnly("diagnostics/" + source.getFileName());
            assertThat(MarkedLines.found(found)).isEqualTo(MarkedLines.expectedIn(source));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_said_is_what_was_agreed() throws IOException {
        Files.createDirectories(FOUND);
        return eachSource(source -> {
            String name = source.getFileName().toString().replace(".java", ".txt");
            String found = diagnosticsOf(source).stream()
                    .map(diagnostic -> diagnostic + "\n")
                    .collect(Collectors.joining());
            Files.writeString(FOUND.resolve(name), found);
            assertThat(found).isEqualTo(Files.readString(SOURCES.resolve(name)));
        });
    }

    private static Stream<DynamicTest> eachSource(SourceTest test) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> test.run(file)));
        }
    }

    private static List<Diagnostic> diagnosticsOf(Path source) {
        AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
        List<Diagnostic> diagnostics = new ArrayList<>();
        ScenarioCompiler.compile(List.of(source), 17).forEach((name, classFile) -> {
            Compilation checked = compiler.check(classFile);
            assertThat(checked.classFile()).as("check leaves a class as it is").isSameAs(classFile);
            assertThat(compiler.compile(classFile).diagnostics())
                    .as("check says what compile says")
                    .isEqualTo(checked.diagnostics());
            diagnostics.addAll(checked.diagnostics());
        });
        diagnostics.sort(Comparator.comparingInt(Diagnostic::line));
        return diagnostics;
    }

    @FunctionalInterface
    private interface SourceTest {
        void run(Path source) throws IOException;
    }
}
