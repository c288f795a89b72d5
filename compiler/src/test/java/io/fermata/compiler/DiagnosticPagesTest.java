package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every diagnostic has its page, and the pages tell the truth: of their Java code, the first piece is the bad example. */
class DiagnosticPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "diagnostics");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    /** What no source of a reasonable size brings about: their pages show what is right only. */
    private static final Set<Code> SKETCHED = EnumSet.of(Code.METHOD_TOO_LARGE, Code.TOO_MANY_PARAMETERS);

    private static final Set<Code> WITHOUT_EXAMPLE = EnumSet.of(Code.UNSUPPORTED_CLASS_VERSION, Code.MALFORMED_CLASS);

    @TempDir
    private Path sources;

    @ParameterizedTest
    @EnumSource
    void every_code_has_a_page_that_says_cause_and_remedy(Code code) throws IOException {
        String severity = code.severity().name().toLowerCase(Locale.ROOT);
        assertThat(page(code.id()))
                .startsWith("# " + code.id() + ": ")
                .containsIgnoringCase("\n" + severity + ". ")
                .contains("\n## Cause\n", "\n## Remedy\n");
        assertThat(page("README")).contains("| [%1$s](%1$s.md) | %2$s |".formatted(code.id(), severity));
    }

    @ParameterizedTest
    @EnumSource
    void examples_are_complained_about_and_remedies_are_not(Code code) throws IOException {
        List<String> pieces = JAVA.matcher(page(code.id()))
                .results()
                .map(piece -> piece.group(1))
                .toList();
        assertThat(pieces.isEmpty()).isEqualTo(WITHOUT_EXAMPLE.contains(code));
        assertThat(page(code.id()).contains("\n## Example\n")).isNotEqualTo(WITHOUT_EXAMPLE.contains(code));
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(codesFor(pieces.get(i))).isEqualTo(i == 0 && !SKETCHED.contains(code) ? Set.of(code) : Set.of());
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".md"));
    }

    private Set<Code> codesFor(String members) throws IOException {
        Path source = Files.writeString(sources.resolve("Page.java"), """
                import static io.fermata.Asyncio.*;
                import io.fermata.*;
                import java.io.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                class Page {
                %s}
                """.formatted(members));
        AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
        return ScenarioCompiler.compile(List.of(source), 17).values().stream()
                .flatMap(classFile -> compiler.compile(classFile).diagnostics().stream())
                .map(Diagnostic::code)
                .collect(Collectors.toSet());
    }
}
