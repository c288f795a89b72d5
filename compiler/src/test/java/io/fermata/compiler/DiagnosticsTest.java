package io.fermata.compiler;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles the sources of {@code src/test/diagnostics}. A comment at a line's end names the diagnostics expected there,
 * {@code // FRM001}; all other lines must be clean.
 */
class DiagnosticsTest {
    private static final Path SOURCES = Path.of("src", "test", "diagnostics");
    private static final Pattern CODE = Pattern.compile("FRM\\d{3}");
    private static final int NO_LINE = -1;

    /** What a message of each kind proposes. */
    private static final Map<Code, String> REMEDIES = Map.ofEntries(
            entry(Code.AWAIT_OUTSIDE_ASYNC, "mark it @Async|let the lambda return Coroutine"),
            entry(Code.UNSUPPORTED_RETURN_TYPE, "Coroutine<Void> if it has no result"),
            entry(Code.NO_BODY_TO_TRANSFORM, "put it on the method that does the work"),
            entry(Code.MONITOR_HELD, "AsyncLock"),
            entry(Code.WRONG_KIND_OF_METHOD, "let it return .*AsyncGenerator"),
            entry(Code.AWAIT_REFERENCE, "write a lambda"),
            entry(Code.EACH_OUTSIDE_LOOP, "write for \\(T x : each\\(source\\)\\)"),
            entry(Code.GENERATOR_RESULT, "return AsyncGenerator.done\\(\\)"),
            entry(Code.NEVER_AWAITED, "write await\\(.*createTask\\("),
            entry(Code.COROUTINE_LEAVES_TRY, "write return Coroutine.of\\(await\\(\\.\\.\\)\\)"),
            entry(Code.BLOCKING_CALL, "await\\(|await it instead|use an Async|toThread|await the tasks"));

    private record Finding(int line, String code) {}

    @TestFactory
    Stream<DynamicTest> the_marked_lines_and_no_others_are_complained_about() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path source) throws IOException {
        List<Finding> found = new ArrayList<>();
        for (Diagnostic diagnostic : diagnosticsOf(source)) {
            assertThat(diagnostic.sourcePath())
                    .isEqualTo("diagnostics/" + source.getFileName().toString());
            assertThat(diagnostic.message()).containsPattern(REMEDIES.get(diagnostic.code()));
            found.add(new Finding(diagnostic.line(), diagnostic.code().id()));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expectedIn(source));
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

    private static List<Finding> expectedIn(Path source) throws IOException {
        List<Finding> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            Matcher codes = CODE.matcher(lines.get(i));
            while (codes.find()) {
                expected.add(new Finding(lines.get(i).endsWith("without a line") ? NO_LINE : i + 1, codes.group()));
            }
        }
        return expected;
    }
}
