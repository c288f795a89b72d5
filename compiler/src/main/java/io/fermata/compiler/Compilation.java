package io.fermata.compiler;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import java.util.List;

/**
 * What became of one class file: the rewritten class, the frame classes it needs, and what there was to say about it.
 *
 * @param classFile the very array that was given when there was nothing to rewrite
 */
public record Compilation(byte[] classFile, List<GeneratedClass> frames, List<Diagnostic> diagnostics) {

    public Compilation {
        frames = List.copyOf(frames);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean changed() {
        return !frames.isEmpty();
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }
}
