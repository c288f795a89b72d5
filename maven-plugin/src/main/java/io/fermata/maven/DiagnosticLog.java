package io.fermata.maven;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Writes diagnostics as every front end does, {@code /path/File.java:LINE: error ...}, with the path of the source file. */
record DiagnosticLog(Log log, List<Path> sourceRoots, boolean failOnWarning) {

    void report(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (failOnWarning || diagnostic.severity() == Severity.ERROR) {
                log.error(format(diagnostic));
            } else {
                log.warn(format(diagnostic));
            }
        }
    }

    private String format(Diagnostic diagnostic) {
        return source(diagnostic)
                + diagnostic.toString().substring(diagnostic.sourcePath().length());
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
