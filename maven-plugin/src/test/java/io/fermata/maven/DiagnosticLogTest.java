package io.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

        assertThat(report(ERROR).errors()).containsExactly(source.toAbsolutePath() + ":7: error FRM001: no");
    }

    @Test
    void a_source_file_that_is_not_there_is_named_by_its_package() throws Exception {
        assertThat(report(ERROR).errors()).containsExactly("com/acme/Main.java:7: error FRM001: no");
    }

    @Test
    void an_unknown_line_is_left_out() throws Exception {
        Diagnostic warning = new Diagnostic(Code.NEVER_AWAITED, "Main", "main", null, -1, "no");

        assertThat(report(warning).warnings()).containsExactly("Main: warning FRM101: no");
    }

    @Test
    void warnings_that_fail_the_build_are_logged_as_errors_are() throws Exception {
        Diagnostic warning = new Diagnostic(Code.NEVER_AWAITED, "Main", "main", "Main.java", 7, "no");

        assertThat(report(warning, true).errors()).containsExactly("Main.java:7: warning FRM101: no");
        assertThat(report(warning, false).errors()).isEmpty();
    }

    private RecordedLog report(Diagnostic diagnostic) {
        return report(diagnostic, false);
    }

    private RecordedLog report(Diagnostic diagnostic, boolean failOnWarning) {
        RecordedLog log = new RecordedLog();
        List<Path> sourceRoots = List.of(project.resolve("src/main/java"), project.resolve("generated"));
        new DiagnosticLog(log, sourceRoots, failOnWarning).report(List.of(diagnostic));
        return log;
    }
}
