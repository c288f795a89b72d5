package io.fermata.maven;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Writes diagnostics the way Maven's own compiler does, {@code /path/File.java:[LINE] ...}: IDEs link that. */
record DiagnosticLog(Log log, List<Path> sourceRoots) {

    void report(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.ERROR) {
                log.error(format(diagnostic));
            } else {
                log.warn(format(diagnostic));
            }
        }
    }

    private String format(Diagnostic diagnostic) {
        String line = diagnostic.line() < 0 ? "" : ":[" + diagnostic.line() + "]";
        String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
        return source(diagnostic) + line + " " + severity + " "
                + diagnostic.code().id() + ": " + diagnostic.message();
    }

    private String source(Diagnostic diagnostic) {
        return sourceRoots.stream()
                .map(root -> root.resolve(diagnostic.sourcePath()))
                .filter(Files::isRegularFile)
                .map(file -> file.toAbsolutePath().toString())
                .findFirst()
                .orElse(diagnostic.sourcePath());
    }
}
