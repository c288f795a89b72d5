package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs that are right get no diagnostics, before the transformation and after it, with names of variables and
 * without, except on lines that carry the code in a comment at their end. (The build of the samples fails on a warning.)
 */
class FalseAlarmsTest {
    private static final Path TESTS = Path.of("src", "test");
    private static final List<String> DEBUG_INFORMATION = List.of("-g", "-g:source,lines");

    @TestFactory
    Stream<DynamicTest> of_the_scenarios() throws IOException {
        int feature = Runtime.version().feature();
        List<Path> scenarios = new ArrayList<>();
        for (int release : List.of(8, 11, 17, 21, 25)) {
            if (release <= feature) {
                scenarios.addAll(sourcesIn(TESTS.resolve("scenarios").resolve("java" + release)));
            }
        }
        assertThat(scenarios).hasSizeGreaterThan(40);
        return tests(scenarios, Math.min(feature, 25));
    }

    @TestFactory
    Stream<DynamicTest> of_the_programs_that_tests_drive() throws IOException {
        return tests(sourcesIn(TESTS.resolve("programs")), 17);
    }

    /** One compilation of all sources, one test for each. */
    private static Stream<DynamicTest> tests(List<Path> sources, int release) {
        return DEBUG_INFORMATION.stream().flatMap(option -> {
            Map<String, byte[]> classes = ScenarioCompiler.compile(sources, release, option);
            Map<String, List<Diagnostic>> found = diagnosticsBySource(classes);
            return sources.stream()
                    .map(source -> DynamicTest.dynamicTest(source.getFileName() + " " + option, () -> {
                        String name = source.getFileName().toString();
                        assertThat(MarkedLines.found(found.getOrDefault(name, List.of())))
                                .as(() -> String.valueOf(found.get(name)))
                                .isEqualTo(MarkedLines.expectedIn(source));
                    }));
        });
    }

    private static Map<String, List<Diagnostic>> diagnosticsBySource(Map<String, byte[]> classes) {
        AsyncCompiler compiler = new AsyncCompiler(classes::get);
        Map<String, List<Diagnostic>> diagnostics = new TreeMap<>();
        classes.forEach((name, classFile) -> {
            Compilation compilation = compiler.compile(classFile);
            for (Diagnostic diagnostic : compilation.diagnostics()) {
                diagnostics
                        .computeIfAbsent(String.valueOf(diagnostic.sourceFile()), key -> new ArrayList<>())
                        .add(diagnostic);
            }
            assertThat(compiler.check(compilation.classFile()).diagnostics())
                    .as("nothing is said of %s only because it was transformed", name)
                    .isSubsetOf(compilation.diagnostics());
        });
        return diagnostics;
    }

    private static List<Path> sourcesIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
