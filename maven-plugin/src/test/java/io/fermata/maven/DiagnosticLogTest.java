package io.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticLogTest {
    private static final Diagnostic ERROR =
            new Diagnostic(Code.AWAIT_OUTSIDE_ASYNC, "com/acme/Main", "main", "Main.java", 7, "no");

    @TempDir
    private Path project;

    @Test
    void an_error_names_the_source_file_by_its_absolute_path() throws Exception {
        Path source = project.resolve("generated/com/acme/Main.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);

        assertThat(report(ERROR)).isEqualTo("[error] " + source.toAbsolutePath() + ":[7] error FRM001: no");
    }

    @Test
    void a_source_file_that_is_not_there_is_named_by_its_package() throws Exception {
        assertThat(report(ERROR)).isEqualTo("[error] com/acme/Main.java:[7] error FRM001: no");
    }

    @Test
    void an_unknown_line_is_left_out() throws Exception {
        Diagnostic warning = new Diagnostic(Code.NEVER_AWAITED, "Main", "main", null, -1, "no");

        assertThat(report(warning)).isEqualTo("[warn] Main warning FRM101: no");
    }

    private String report(Diagnostic diagnostic) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Path> sourceRoots = List.of(project.resolve("src/main/java"), project.resolve("generated"));
        new DiagnosticLog(new PrintedLog(new PrintStream(bytes, true, StandardCharsets.UTF_8)), sourceRoots)
                .report(List.of(diagnostic));
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    /** Prints both levels to the same place. */
    private static final class PrintedLog extends SystemStreamLog {
        private final PrintStream out;

        PrintedLog(PrintStream out) {
            this.out = out;
        }

        @Override
        public void error(CharSequence content) {
            out.println("[error] " + content);
        }

        @Override
        public void warn(CharSequence content) {
            out.println("[warn] " + content);
        }
    }
}
